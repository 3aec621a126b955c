package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.covenant.Covenant.Consulting;
import vn.laocai.thidua.ward.covenant.Covenant.Drafting;
import vn.laocai.thidua.ward.covenant.Covenant.Finalised;
import vn.laocai.thidua.ward.covenant.Covenant.FullySigned;
import vn.laocai.thidua.ward.covenant.Covenant.InForce;
import vn.laocai.thidua.ward.covenant.Covenant.OpenForSignature;
import vn.laocai.thidua.ward.covenant.Covenant.Opening;
import vn.laocai.thidua.ward.covenant.Covenant.PartiallySigned;
import vn.laocai.thidua.ward.covenant.Covenant.Party;
import vn.laocai.thidua.ward.covenant.Covenant.Superseded;
import vn.laocai.thidua.ward.covenant.Covenant.Withdrawn;
import vn.laocai.thidua.ward.covenant.CovenantText.CriteriaSet;
import vn.laocai.thidua.ward.covenant.CovenantText.Target;

/** The covenant as a document: one shape for all states, of which each state uses what it has. */
final class CovenantDocument {

    private CovenantDocument() {}

    static Document write(Covenant covenant) {
        return switch (covenant) {
            case Drafting _,Consulting _,Finalised _ -> common(covenant);
            case OpenForSignature open -> opened(open, open.terms());
            case PartiallySigned partly -> opened(partly, partly.terms());
            case FullySigned fully -> opened(fully, fully.terms());
            case InForce inForce ->
                opened(inForce, inForce.terms()).append("enteredAt", Date.from(inForce.enteredAt()));
            case Superseded(Covenant last, String newId, int newVersion, String reason, Instant at) ->
                ended(last, covenant.stateName(), reason, at).append("newCovenantId", newId)
                        .append("newVersion", newVersion);
            case Withdrawn(Covenant last, String reason, Instant at) ->
                ended(last, covenant.stateName(), reason, at);
        };
    }

    static Covenant read(Document document) {
        return read(document, document.getString("state"));
    }

    private static Covenant read(Document document, String state) {
        CovenantIdentity identity = identity(document.get("identity", Document.class));
        return switch (state) {
            case "SUPERSEDED" -> new Superseded(read(document, document.getString("lastState")),
                    document.getString("newCovenantId"), document.getInteger("newVersion"),
                    document.getString("reason"), instant(document, "endedAt"));
            case "WITHDRAWN" -> new Withdrawn(read(document, document.getString("lastState")),
                    document.getString("reason"), instant(document, "endedAt"));
            default -> living(document, state, identity, text(document.get("text", Document.class)),
                    document.getString("contentHash"));
        };
    }

    private static Covenant living(Document document, String state, CovenantIdentity identity, CovenantText text,
            String hash) {
        return switch (state) {
            case "DRAFTING" -> new Drafting(identity, text, hash);
            case "CONSULTING" -> new Consulting(identity, text, hash);
            case "FINALISED" -> new Finalised(identity, text, hash);
            case "OPEN_FOR_SIGNATURE" -> new OpenForSignature(identity, text, hash, opening(document));
            case "PARTIALLY_SIGNED" ->
                new PartiallySigned(identity, text, hash, opening(document), signatures(document));
            case "FULLY_SIGNED" -> new FullySigned(identity, text, hash, opening(document), signatures(document));
            case "IN_FORCE" -> new InForce(identity, text, hash, opening(document), signatures(document),
                    instant(document, "enteredAt"));
            default -> throw new IllegalStateException("Unknown state of a covenant: " + state);
        };
    }

    private static Document common(Covenant covenant) {
        CovenantIdentity identity = covenant.identity();
        return new Document("identity",
                new Document("id", identity.id()).append("seasonId", identity.seasonId())
                        .append("blockId", identity.blockId()).append("year", identity.year())
                        .append("version", identity.version()).append("supersedes", identity.supersedes()))
                .append("state", covenant.stateName()).append("text", write(covenant.text()))
                .append("contentHash", covenant.contentHash());
    }

    private static Document opened(Covenant covenant, Opening opening) {
        Instant dueAt = opening.dueAt();
        return common(covenant)
                .append("opening",
                        new Document("openedAt", Date.from(opening.openedAt()))
                                .append("dueAt", dueAt == null ? null : Date.from(dueAt))
                                .append("parties", opening.parties().stream().map(CovenantDocument::write).toList()))
                .append("signatures", covenant.signatures().stream().map(CovenantDocument::write).toList());
    }

    private static Document ended(Covenant last, String state, String reason, Instant at) {
        Document document = write(last);
        return document.append("lastState", document.getString("state")).append("state", state)
                .append("reason", reason).append("endedAt", Date.from(at));
    }

    private static Document write(Party party) {
        return new Document("wardCode", party.wardCode()).append("signerIds", party.signerIds());
    }

    private static Document write(WardSignature signature) {
        return new Document("wardCode", signature.wardCode()).append("signerId", signature.signerId())
                .append("signedAt", Date.from(signature.signedAt())).append("contentHash", signature.contentHash())
                .append("statement", signature.statement()).append("signature", signature.signature())
                .append("publicKey", signature.publicKey()).append("keyId", signature.keyId());
    }

    private static Document write(CovenantText text) {
        Document targets = new Document();
        text.targets().forEach((ward, list) -> targets.append(ward,
                list.stream().map(target -> new Document("code", target.code()).append("name", target.name())
                        .append("unit", target.unit()).append("target", target.target())).toList()));
        CriteriaSet criteria = text.criteriaSet();
        return new Document("title", text.title()).append("preamble", text.preamble())
                .append("contents", text.contents()).append("commitments", text.commitments())
                .append("targets", targets)
                .append("criteriaSet", criteria == null
                        ? null
                        : new Document("id", criteria.id()).append("version", criteria.version()).append("hash",
                                criteria.hash()));
    }

    private static CovenantIdentity identity(Document document) {
        return new CovenantIdentity(document.getString("id"), document.getString("seasonId"),
                document.getString("blockId"), document.getInteger("year"), document.getInteger("version"),
                document.getString("supersedes"));
    }

    private static CovenantText text(Document document) {
        Map<String, List<Target>> targets = new LinkedHashMap<>();
        Document byWard = document.get("targets", Document.class);
        for (String ward : byWard.keySet()) {
            targets.put(ward,
                    byWard.getList(ward, Document.class).stream()
                            .map(target -> new Target(target.getString("code"), target.getString("name"),
                                    target.getString("unit"), target.getString("target")))
                            .toList());
        }
        Document criteria = document.get("criteriaSet", Document.class);
        return new CovenantText(document.getString("title"), document.getString("preamble"),
                document.getList("contents", String.class), document.getList("commitments", String.class), targets,
                criteria == null
                        ? null
                        : new CriteriaSet(criteria.getString("id"), criteria.getInteger("version"),
                                criteria.getString("hash")));
    }

    private static Opening opening(Document document) {
        Document opening = document.get("opening", Document.class);
        @Nullable
        Date dueAt = opening.getDate("dueAt");
        return new Opening(opening.getList("parties", Document.class).stream()
                .map(party -> new Party(party.getString("wardCode"), party.getList("signerIds", String.class)))
                .toList(), instant(opening, "openedAt"), dueAt == null ? null : dueAt.toInstant());
    }

    private static List<WardSignature> signatures(Document document) {
        return document.getList("signatures", Document.class).stream()
                .map(signature -> new WardSignature(signature.getString("wardCode"), signature.getString("signerId"),
                        instant(signature, "signedAt"), signature.getString("contentHash"),
                        signature.getString("statement"), signature.getString("signature"),
                        signature.getString("publicKey"), signature.getString("keyId")))
                .toList();
    }

    private static Instant instant(Document document, String name) {
        return document.getDate(name).toInstant();
    }
}

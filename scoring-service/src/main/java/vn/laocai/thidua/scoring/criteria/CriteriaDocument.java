package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Consent;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Covenant;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Invitation;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;

/**
 * The document of a criteria set. A table stands in it as its canonical JSON, whose bytes are what is hashed: nothing
 * about it is left to the store's own types.
 */
final class CriteriaDocument {

    /** Tables by hash: the same text is read over and over, and never changes. */
    private static final Map<String, CriteriaTable> TABLES = new ConcurrentHashMap<>();
    private static final int MOST_TABLES = 100;

    private CriteriaDocument() {}

    static Document write(CriteriaSet set) {
        Document document = new Document("seasonId", set.seasonId()).append("blockId", set.blockId())
                .append("versions", set.versions().stream().map(CriteriaDocument::write).toList());
        Covenant covenant = set.covenant();
        if (covenant != null) {
            document.append("covenant", write(covenant));
        }
        return document.append("setId", set.id());
    }

    private static Document write(Version version) {
        Document document = new Document("number", version.number()).append("state", version.state().name())
                .append("hash", version.hash()).append("table", TableJson.write(version.table()))
                .append("electorate", version.electorate())
                .append("consents", version.consents().stream().map(CriteriaDocument::write).toList())
                .append("comments", version.comments().stream().map(CriteriaDocument::write).toList());
        Invitation invitation = version.invitation();
        if (invitation != null) {
            document.append("invitation", new Document("wardCodes", invitation.wardCodes())
                    .append("until", Date.from(invitation.until())).append("at", Date.from(invitation.at())));
        }
        put(document, "withdrawn", version.withdrawn());
        put(document, "reason", version.reason());
        IssuedAs issued = version.document();
        if (issued != null) {
            document.append("documentNumber", issued.number());
            LocalDate date = issued.date();
            put(document, "documentDate", date == null ? null : date.toString());
        }
        put(document, "publishedAt", date(version.publishedAt()));
        put(document, "inForceAt", date(version.inForceAt()));
        return document;
    }

    private static Document write(Consent consent) {
        return new Document("wardCode", consent.wardCode()).append("personId", consent.personId())
                .append("agree", consent.agree()).append("at", Date.from(consent.at()));
    }

    private static Document write(CriteriaComment comment) {
        Document document = new Document("number", comment.number()).append("wardCode", comment.wardCode())
                .append("personId", comment.personId()).append("text", comment.text())
                .append("at", Date.from(comment.at()));
        put(document, "code", comment.code());
        CriteriaComment.Answer answer = comment.answer();
        if (answer != null) {
            document.append("answer", new Document("disposition", answer.disposition().name())
                    .append("text", answer.text()).append("personId", answer.personId())
                    .append("at", Date.from(answer.at())));
        }
        return document;
    }

    private static CriteriaComment comment(Document document) {
        Document answer = document.get("answer", Document.class);
        return new CriteriaComment(document.getInteger("number"), document.getString("code"),
                document.getString("wardCode"), document.getString("personId"), document.getString("text"),
                document.getDate("at").toInstant(),
                answer == null
                        ? null
                        : new CriteriaComment.Answer(
                                CriteriaComment.Disposition.valueOf(answer.getString("disposition")),
                                answer.getString("text"), answer.getString("personId"),
                                answer.getDate("at").toInstant()));
    }

    private static Document write(Covenant covenant) {
        Document document = new Document("covenantId", covenant.covenantId()).append("matched", covenant.matched());
        Claim claim = covenant.claim();
        if (claim != null) {
            document.append("claim", new Document("setId", claim.setId()).append("version", claim.version())
                    .append("hash", claim.hash()));
        }
        return document;
    }

    static CriteriaSet read(Document document) {
        List<Version> versions = document.getList("versions", Document.class).stream().map(CriteriaDocument::version)
                .toList();
        Document covenant = document.get("covenant", Document.class);
        return new CriteriaSet(document.getString("setId"), document.getString("seasonId"),
                document.getString("blockId"), versions, covenant == null ? null : covenant(covenant));
    }

    private static Version version(Document document) {
        String hash = document.getString("hash");
        String number = document.getString("documentNumber");
        String date = document.getString("documentDate");
        IssuedAs issued = number == null ? null : new IssuedAs(number, date == null ? null : LocalDate.parse(date));
        List<Consent> consents = document.getList("consents", Document.class).stream()
                .map(consent -> new Consent(consent.getString("wardCode"), consent.getString("personId"),
                        consent.getBoolean("agree"), consent.getDate("at").toInstant()))
                .toList();
        return new Version(document.getInteger("number"), CriteriaState.valueOf(document.getString("state")),
                table(hash, document.getString("table")), hash, document.getString("reason"), issued,
                document.getList("electorate", String.class), consents,
                document.getList("comments", Document.class, List.of()).stream().map(CriteriaDocument::comment)
                        .toList(),
                invitation(document.get("invitation", Document.class)), document.getString("withdrawn"),
                instant(document.getDate("publishedAt")), instant(document.getDate("inForceAt")));
    }

    private static @Nullable Invitation invitation(@Nullable Document document) {
        return document == null
                ? null
                : new Invitation(document.getList("wardCodes", String.class), document.getDate("until").toInstant(),
                        document.getDate("at").toInstant());
    }

    private static Covenant covenant(Document document) {
        Document claim = document.get("claim", Document.class);
        return new Covenant(document.getString("covenantId"),
                claim == null
                        ? null
                        : new Claim(claim.getString("setId"), claim.getInteger("version"), claim.getString("hash")),
                document.getBoolean("matched"));
    }

    private static CriteriaTable table(String hash, String json) {
        if (TABLES.size() > MOST_TABLES) {
            TABLES.clear();
        }
        return TABLES.computeIfAbsent(hash, any -> TableJson.read(json));
    }

    private static void put(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}

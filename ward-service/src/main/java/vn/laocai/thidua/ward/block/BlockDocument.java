package vn.laocai.thidua.ward.block;

import java.time.LocalDate;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.block.Block.Abandoned;
import vn.laocai.thidua.ward.block.Block.Admission;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Foundation;
import vn.laocai.thidua.ward.block.Block.Founding;
import vn.laocai.thidua.ward.block.Block.Member;

/** The block as a document. Legal dates are kept as ISO strings: they have no time zone to shift them. */
final class BlockDocument {

    private BlockDocument() {}

    static Document write(Block block) {
        Document document = new Document("id", block.id()).append("epoch", block.epoch());
        return switch (block) {
            case Founding founding -> writeFoundation(document.append("state", "FOUNDING"), founding.foundation());
            case Abandoned abandoned -> document.append("state", "ABANDONED")
                    .append("refusedWard", abandoned.refusedWard()).append("otherBlock", abandoned.otherBlock());
            case Established established -> writeEstablished(document.append("state", "ESTABLISHED"), established);
        };
    }

    static Block read(Document document) {
        String id = document.getString("id");
        long epoch = document.getLong("epoch");
        String state = document.getString("state");
        return switch (state) {
            case "FOUNDING" -> new Founding(id, readFoundation(document), epoch);
            case "ABANDONED" ->
                new Abandoned(id, epoch, document.getString("refusedWard"), document.getString("otherBlock"));
            case "ESTABLISHED" -> readEstablished(id, epoch, document);
            default -> throw new IllegalStateException("Unknown state of a block: " + state);
        };
    }

    private static Document writeFoundation(Document document, Foundation foundation) {
        return document.append("name", foundation.name()).append("legalBasis", writeBasis(foundation.legalBasis()))
                .append("memberCodes", foundation.memberCodes()).append("head", writeTerm(foundation.head()))
                .append("deputyCode", foundation.deputyCode()).append("secretaryIds", foundation.secretaryIds());
    }

    private static Foundation readFoundation(Document document) {
        return new Foundation(document.getString("name"), readBasis(document.get("legalBasis", Document.class)),
                document.getList("memberCodes", String.class), readTerm(document.get("head", Document.class)),
                document.getString("deputyCode"), document.getList("secretaryIds", String.class));
    }

    private static Document writeEstablished(Document document, Established block) {
        Admission pending = block.pending();
        return document.append("name", block.name()).append("legalBasis", writeBasis(block.legalBasis()))
                .append("members", block.members().stream().map(BlockDocument::writeMember).toList())
                .append("heads", block.heads().stream().map(BlockDocument::writeTerm).toList())
                .append("deputyCode", block.deputyCode()).append("secretaryIds", block.secretaryIds())
                .append("pending",
                        pending == null
                                ? null
                                : new Document("wardCode", pending.wardCode())
                                        .append("legalBasis", writeBasis(pending.legalBasis()))
                                        .append("effectiveDate", pending.effectiveDate().toString())
                                        .append("epoch", pending.epoch()));
    }

    private static Established readEstablished(String id, long epoch, Document document) {
        Document pending = document.get("pending", Document.class);
        return new Established(id, document.getString("name"), readBasis(document.get("legalBasis", Document.class)),
                document.getList("members", Document.class).stream().map(BlockDocument::readMember).toList(),
                document.getList("heads", Document.class).stream().map(BlockDocument::readTerm).toList(),
                document.getString("deputyCode"), document.getList("secretaryIds", String.class), epoch,
                pending == null
                        ? null
                        : new Admission(pending.getString("wardCode"),
                                readBasis(pending.get("legalBasis", Document.class)),
                                LocalDate.parse(pending.getString("effectiveDate")), pending.getLong("epoch")));
    }

    private static Document writeMember(Member member) {
        return new Document("wardCode", member.wardCode()).append("since", member.since().toString())
                .append("legalBasis", writeBasis(member.legalBasis())).append("epoch", member.epoch());
    }

    private static Member readMember(Document document) {
        return new Member(document.getString("wardCode"), LocalDate.parse(document.getString("since")),
                readBasis(document.get("legalBasis", Document.class)), document.getLong("epoch"));
    }

    private static Document writeTerm(HeadTerm term) {
        LocalDate to = term.to();
        return new Document("wardCode", term.wardCode()).append("personId", term.personId())
                .append("personName", term.personName()).append("from", term.from().toString())
                .append("to", to == null ? null : to.toString()).append("basis", term.basis().name())
                .append("legalBasis", writeBasis(term.legalBasis())).append("handoverRecord", term.handoverRecord());
    }

    private static HeadTerm readTerm(Document document) {
        return new HeadTerm(document.getString("wardCode"), document.getString("personId"),
                document.getString("personName"), LocalDate.parse(document.getString("from")),
                date(document.getString("to")), HeadTerm.Basis.valueOf(document.getString("basis")),
                readBasis(document.get("legalBasis", Document.class)), document.getString("handoverRecord"));
    }

    private static Document writeBasis(LegalBasis basis) {
        return new Document("number", basis.number()).append("date", basis.date().toString()).append("issuer",
                basis.issuer());
    }

    private static LegalBasis readBasis(Document document) {
        return new LegalBasis(document.getString("number"), LocalDate.parse(document.getString("date")),
                document.getString("issuer"));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}

package vn.laocai.thidua.scoring.scoresheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Cell.NotApplicable;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.date;
import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.instant;
import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.put;

/** A cell as a part of the sheet's document; a figure is its canonical JSON, so that it stays as it was entered. */
final class CellDocument {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private CellDocument() {}

    static Document write(Cell cell) {
        Document document = new Document("revision", cell.revision());
        Entry entry = cell.entry();
        if (entry != null) {
            document.append("entry", write(entry));
        }
        NotApplicable na = cell.na();
        if (na != null) {
            document.append("na", write(na));
        }
        if (!cell.judgement().equals(Judgement.NONE)) {
            document.append("judgement", AppraisalDocument.write(cell.judgement()));
        }
        return document;
    }

    static Cell read(String code, Document document) {
        Document entry = document.get("entry", Document.class);
        Document na = document.get("na", Document.class);
        Document judgement = document.get("judgement", Document.class);
        return new Cell(code, document.getLong("revision"), entry == null ? null : entry(entry),
                na == null ? null : notApplicable(na),
                judgement == null ? Judgement.NONE : AppraisalDocument.judgement(judgement));
    }

    static Document write(Entry entry) {
        Document document = new Document();
        put(document, "figure", write(entry.figure()));
        put(document, "note", entry.note());
        put(document, "achievement", entry.achievement());
        if (!entry.evidence().isEmpty()) {
            document.append("evidence", entry.evidence().stream().map(CellDocument::write).toList());
        }
        return document.append("by", entry.by()).append("at", date(entry.at()));
    }

    static Entry entry(Document document) {
        return new Entry(figure(document, "figure"), document.getString("note"), document.getString("achievement"),
                document.getList("evidence", Document.class, List.of()).stream().map(CellDocument::evidence).toList(),
                document.getString("by"), document.getDate("at").toInstant());
    }

    private static Document write(EvidenceRef evidence) {
        Document document = new Document("id", evidence.evidenceId()).append("version", evidence.version())
                .append("sha256", evidence.sha256());
        LocalDate date = evidence.documentDate();
        put(document, "documentDate", date == null ? null : date.toString());
        return document;
    }

    private static EvidenceRef evidence(Document document) {
        String date = document.getString("documentDate");
        return new EvidenceRef(document.getString("id"), document.getInteger("version"), document.getString("sha256"),
                date == null ? null : LocalDate.parse(date));
    }

    private static Document write(NotApplicable na) {
        Document document = new Document("state", na.state().name()).append("reason", na.reason())
                .append("requestedBy", na.requestedBy()).append("requestedAt", date(na.requestedAt()));
        put(document, "decision", na.decision());
        put(document, "decidedBy", na.decidedBy());
        put(document, "decidedAt", date(na.decidedAt()));
        return document;
    }

    private static NotApplicable notApplicable(Document document) {
        return new NotApplicable(NaState.valueOf(document.getString("state")), document.getString("reason"),
                document.getString("requestedBy"), document.getDate("requestedAt").toInstant(),
                document.getString("decision"), document.getString("decidedBy"), instant(document, "decidedAt"));
    }

    static @Nullable String write(@Nullable Figure figure) {
        return figure == null ? null : CanonicalJson.write(figure.toMap());
    }

    static @Nullable Figure figure(Document document, String name) {
        String json = document.getString(name);
        return json == null ? null : Figure.fromMap(EventJson.mapper().readValue(json, MAP));
    }
}

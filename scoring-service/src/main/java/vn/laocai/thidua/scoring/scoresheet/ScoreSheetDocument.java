package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Filing.Extension;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;
import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;

/** A sheet as a document. Cells stand by their codes, so that a save writes the changed one and nothing else. */
final class ScoreSheetDocument {

    private ScoreSheetDocument() {}

    static Document write(ScoreSheet sheet) {
        Document document = new Document("state", sheet.state().name()).append("seasonId", sheet.id().seasonId())
                .append("wardCode", sheet.id().wardCode()).append("covenantId", sheet.covenantId())
                .append("blockId", sheet.blockId()).append("openedAt", Date.from(sheet.openedAt()));
        if (!sheet.cells().isEmpty()) {
            Document cells = new Document();
            sheet.cells().forEach((code, cell) -> cells.append(key(code), CellDocument.write(cell)));
            document.append("cells", cells);
        }
        if (!sheet.filing().equals(Filing.NONE)) {
            document.append("filing", write(sheet.filing()));
        }
        if (!sheet.appraisal().equals(Appraisal.NONE)) {
            document.append("appraisal", AppraisalDocument.write(sheet.appraisal()));
        }
        Long epoch = sheet.sealedEpoch();
        if (epoch != null) {
            document.append("sealedEpoch", epoch);
        }
        if (!sheet.rescores().isEmpty()) {
            document.append("rescores", List.copyOf(sheet.rescores()));
        }
        return document;
    }

    static ScoreSheet read(Document document) {
        ScoreSheetId id = new ScoreSheetId(document.getString("seasonId"), document.getString("wardCode"));
        SortedMap<String, Cell> cells = new TreeMap<>();
        for (Map.Entry<String, Object> entry : sub(document, "cells").entrySet()) {
            String code = code(entry.getKey());
            cells.put(code, CellDocument.read(code, (Document) entry.getValue()));
        }
        return new ScoreSheet(id, document.getString("covenantId"), document.getString("blockId"),
                document.getDate("openedAt").toInstant(), SheetState.valueOf(document.getString("state")), cells,
                filing(sub(document, "filing")), AppraisalDocument.read(sub(document, "appraisal")),
                document.getLong("sealedEpoch"), new TreeSet<>(document.getList("rescores", String.class, List.of())));
    }

    /** A code as a name in a path of the store, which must hold neither dots nor dollars. */
    static String key(String code) {
        return code.replace("~", "~0").replace(".", "~1").replace("$", "~2");
    }

    static String code(String key) {
        return key.replace("~2", "$").replace("~1", ".").replace("~0", "~");
    }

    private static Document write(Filing filing) {
        Document document = new Document();
        if (!filing.snapshots().isEmpty()) {
            document.append("snapshots", filing.snapshots().stream().map(ScoreSheetDocument::write).toList());
        }
        if (filing.lateWorkingDays() > 0) {
            document.append("lateWorkingDays", filing.lateWorkingDays());
        }
        put(document, "exception", write(filing.exception()));
        Returned returned = filing.returned();
        if (returned != null) {
            Document open = new Document("codes", List.copyOf(returned.codes())).append("reason", returned.reason());
            put(open, "dueAt", date(returned.dueAt()));
            if (!returned.submitted().isEmpty()) {
                Document submitted = new Document();
                new TreeMap<>(returned.submitted())
                        .forEach((code, entry) -> submitted.append(key(code), CellDocument.write(entry)));
                open.append("submitted", submitted);
            }
            document.append("returned", open.append("by", returned.by()).append("at", Date.from(returned.at())));
        }
        put(document, "lateAcceptance", write(filing.lateAcceptance()));
        put(document, "lockedAt", date(filing.lockedAt()));
        if (!filing.citedEvidence().isEmpty()) {
            document.append("citedEvidence", List.copyOf(filing.citedEvidence()));
        }
        return document;
    }

    private static Filing filing(Document document) {
        Document open = document.get("returned", Document.class);
        Returned returned = open == null
                ? null
                : new Returned(new TreeSet<>(open.getList("codes", String.class)), open.getString("reason"),
                        instant(open, "dueAt"), open.getString("by"), open.getDate("at").toInstant(),
                        submitted(sub(open, "submitted")));
        return new Filing(
                document.getList("snapshots", Document.class, List.of()).stream().map(ScoreSheetDocument::snapshot)
                        .toList(),
                document.getInteger("lateWorkingDays", 0), extension(document, "exception"), returned,
                extension(document, "lateAcceptance"), instant(document, "lockedAt"),
                new TreeSet<>(document.getList("citedEvidence", String.class, List.of())));
    }

    private static Map<String, Cell.Entry> submitted(Document document) {
        Map<String, Cell.Entry> entries = new TreeMap<>();
        document.forEach((key, entry) -> entries.put(code(key), CellDocument.entry((Document) entry)));
        return entries;
    }

    private static Document write(Snapshot snapshot) {
        return new Document("number", snapshot.number()).append("sha256", snapshot.sha256())
                .append("by", snapshot.by()).append("at", Date.from(snapshot.at())).append("late", snapshot.late())
                .append("criteriaSetId", snapshot.criteriaSetId())
                .append("criteriaVersion", snapshot.criteriaVersion())
                .append("criteriaHash", snapshot.criteriaHash()).append("keyId", snapshot.keyId());
    }

    private static Snapshot snapshot(Document document) {
        return new Snapshot(document.getInteger("number"), document.getString("sha256"), document.getString("by"),
                document.getDate("at").toInstant(), document.getBoolean("late"), document.getString("criteriaSetId"),
                document.getInteger("criteriaVersion"), document.getString("criteriaHash"),
                document.getString("keyId"));
    }

    private static @Nullable Document write(@Nullable Extension extension) {
        return extension == null
                ? null
                : new Document("until", Date.from(extension.until())).append("reason", extension.reason())
                        .append("by", extension.by()).append("at", Date.from(extension.at()));
    }

    private static @Nullable Extension extension(Document document, String name) {
        Document extension = document.get(name, Document.class);
        return extension == null
                ? null
                : new Extension(extension.getDate("until").toInstant(), extension.getString("reason"),
                        extension.getString("by"), extension.getDate("at").toInstant());
    }

    static Document sub(Document document, String name) {
        Document sub = document.get(name, Document.class);
        return sub == null ? new Document() : sub;
    }

    static void put(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }

    static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static @Nullable Instant instant(Document document, String name) {
        Date date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }
}

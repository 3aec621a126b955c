package vn.laocai.thidua.scoring.scoresheet;

import org.bson.Document;

/** Where the appraisal stands, as a part of the sheet's document. */
final class AppraisalDocument {

    private AppraisalDocument() {}

    static Document write(Appraisal appraisal) {
        Document document = new Document("round", appraisal.round());
        ScoreSheetDocument.put(document, "finalAt", ScoreSheetDocument.date(appraisal.finalAt()));
        return document;
    }

    /** The part that was written; an empty document is an appraisal that has not begun. */
    static Appraisal read(Document document) {
        return new Appraisal(document.getInteger("round", 0), ScoreSheetDocument.instant(document, "finalAt"));
    }
}

package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Appraisal.Acceptance;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.PenaltyState;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.Proposal;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.WrongFigure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Adjustment;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;

import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.date;
import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.instant;
import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.put;
import static vn.laocai.thidua.scoring.scoresheet.ScoreSheetDocument.sub;

/** Where the appraisal stands, and what was found of each cell, as parts of the sheet's document. */
final class AppraisalDocument {

    private AppraisalDocument() {}

    static Document write(Appraisal appraisal) {
        Document document = new Document("round", appraisal.round());
        put(document, "explainUntil", date(appraisal.explainUntil()));
        Acceptance acceptance = appraisal.acceptance();
        if (acceptance != null) {
            document.append("acceptance", new Document("bySilence", acceptance.bySilence())
                    .append("by", acceptance.by()).append("at", Date.from(acceptance.at())));
        }
        put(document, "finalAt", date(appraisal.finalAt()));
        Proposal proposal = appraisal.proposal();
        if (proposal != null) {
            document.append("proposal", new Document("codes", List.copyOf(proposal.codes()))
                    .append("reason", proposal.reason()).append("by", proposal.by())
                    .append("at", Date.from(proposal.at())));
        }
        if (!appraisal.reopened().isEmpty()) {
            document.append("reopened", List.copyOf(appraisal.reopened()));
        }
        if (!appraisal.penalties().isEmpty()) {
            document.append("penalties", appraisal.penalties().entrySet().stream()
                    .map(entry -> write(entry.getKey(), entry.getValue())).toList());
        }
        return document;
    }

    private static Document write(String code, WrongFigure penalty) {
        Document document = new Document("code", code).append("claimed", penalty.claimed().toPlainString())
                .append("found", penalty.found().toPlainString()).append("points", penalty.points().toPlainString())
                .append("state", penalty.state().name());
        put(document, "penaltyCode", penalty.penaltyCode());
        put(document, "reason", penalty.reason());
        put(document, "by", penalty.by());
        put(document, "at", date(penalty.at()));
        return document;
    }

    /** The part that was written; an empty document is an appraisal that has not begun. */
    static Appraisal read(Document document) {
        Document acceptance = document.get("acceptance", Document.class);
        Document proposal = document.get("proposal", Document.class);
        SortedMap<String, WrongFigure> penalties = new TreeMap<>();
        for (Document one : document.getList("penalties", Document.class, List.of())) {
            penalties.put(one.getString("code"),
                    new WrongFigure(new BigDecimal(one.getString("claimed")), new BigDecimal(one.getString("found")),
                            new BigDecimal(one.getString("points")), PenaltyState.valueOf(one.getString("state")),
                            one.getString("penaltyCode"), one.getString("reason"), one.getString("by"),
                            instant(one, "at")));
        }
        return new Appraisal(document.getInteger("round", 0), instant(document, "explainUntil"),
                acceptance == null
                        ? null
                        : new Acceptance(acceptance.getBoolean("bySilence"), acceptance.getString("by"),
                                acceptance.getDate("at").toInstant()),
                instant(document, "finalAt"),
                proposal == null
                        ? null
                        : new Proposal(new TreeSet<>(proposal.getList("codes", String.class)),
                                proposal.getString("reason"), proposal.getString("by"),
                                proposal.getDate("at").toInstant()),
                new TreeSet<>(document.getList("reopened", String.class, List.of())), penalties);
    }

    static Document write(Judgement judgement) {
        Document document = new Document();
        put(document, "official", CellDocument.write(judgement.official()));
        OfficialSource source = judgement.source();
        if (source != null) {
            document.append("source",
                    new Document("provider", source.provider()).append("documentNumber", source.documentNumber())
                            .append("documentDate", source.documentDate().toString())
                            .append("issuer", source.issuer()).append("by", source.by())
                            .append("at", Date.from(source.at())));
        }
        if (!judgement.cross().isEmpty()) {
            document.append("cross", judgement.cross().stream().map(BigDecimal::toPlainString).toList());
        }
        put(document, "crossMean", plain(judgement.crossMean()));
        AppraisedValue appraised = judgement.appraised();
        if (appraised != null) {
            Document value = new Document();
            put(value, "points", plain(appraised.points()));
            put(value, "figure", CellDocument.write(appraised.figure()));
            document.append("appraised", value.append("reason", appraised.reason()).append("by", appraised.by())
                    .append("at", Date.from(appraised.at())));
        }
        if (!judgement.adjustments().isEmpty()) {
            document.append("adjustments", judgement.adjustments().stream().map(AppraisalDocument::write).toList());
        }
        Explanation explanation = judgement.explanation();
        if (explanation != null) {
            document.append("explanation", new Document("text", explanation.text())
                    .append("evidenceIds", explanation.evidenceIds()).append("by", explanation.by())
                    .append("at", Date.from(explanation.at())));
        }
        put(document, "finalValue", plain(judgement.finalValue()));
        return document;
    }

    private static Document write(Adjustment adjustment) {
        Document document = new Document("round", adjustment.round());
        put(document, "oldPoints", plain(adjustment.oldPoints()));
        put(document, "newPoints", plain(adjustment.newPoints()));
        put(document, "proposed", plain(adjustment.proposed()));
        return document.append("reason", adjustment.reason()).append("by", adjustment.by())
                .append("organisation", adjustment.organisation()).append("at", Date.from(adjustment.at()));
    }

    static Judgement judgement(Document document) {
        Document source = document.get("source", Document.class);
        Document value = sub(document, "appraised");
        Document explanation = document.get("explanation", Document.class);
        return new Judgement(CellDocument.figure(document, "official"),
                source == null
                        ? null
                        : new OfficialSource(source.getString("provider"), source.getString("documentNumber"),
                                LocalDate.parse(source.getString("documentDate")), source.getString("issuer"),
                                source.getString("by"), source.getDate("at").toInstant()),
                document.getList("cross", String.class, List.of()).stream().map(BigDecimal::new).toList(),
                decimal(document, "crossMean"),
                value.isEmpty()
                        ? null
                        : new AppraisedValue(decimal(value, "points"), CellDocument.figure(value, "figure"),
                                value.getString("reason"), value.getString("by"), value.getDate("at").toInstant()),
                document.getList("adjustments", Document.class, List.of()).stream()
                        .map(AppraisalDocument::adjustment).toList(),
                explanation == null
                        ? null
                        : new Explanation(explanation.getString("text"),
                                explanation.getList("evidenceIds", String.class), explanation.getString("by"),
                                explanation.getDate("at").toInstant()),
                decimal(document, "finalValue"));
    }

    private static Adjustment adjustment(Document document) {
        return new Adjustment(document.getInteger("round"), decimal(document, "oldPoints"),
                decimal(document, "newPoints"), decimal(document, "proposed"), document.getString("reason"),
                document.getString("by"), document.getString("organisation"), document.getDate("at").toInstant());
    }

    private static @Nullable String plain(@Nullable BigDecimal points) {
        return points == null ? null : points.toPlainString();
    }

    private static @Nullable BigDecimal decimal(Document document, String name) {
        String text = document.getString(name);
        return text == null ? null : new BigDecimal(text);
    }
}

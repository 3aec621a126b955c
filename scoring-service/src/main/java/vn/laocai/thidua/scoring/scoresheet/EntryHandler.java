package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.evidence.Evidence;
import vn.laocai.thidua.scoring.evidence.EvidenceLibraries;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.paper.Numbers;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.DecideNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.EnterCells;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.RequestNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.SavedCell;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;

/** Writes cells for the ward: its own people only, one cell at a time from the grid. */
@Component
class EntryHandler {

    private static final List<String> DECIMALS = List.of("actual", "target", "baseline");

    private final ScoreSheets sheets;
    private final SheetRules rules;
    private final SheetRights rights;
    private final SheetCard card;
    private final SheetFacts facts;
    private final EvidenceLibraries evidence;

    EntryHandler(ScoreSheets sheets, SheetRules rules, SheetRights rights, SheetCard card, SheetFacts facts,
            EvidenceLibraries evidence) {
        this.sheets = sheets;
        this.rules = rules;
        this.rights = rights;
        this.card = card;
        this.facts = facts;
        this.evidence = evidence;
    }

    /** A cell as the grid sends it. */
    record Content(@Nullable Map<String, Object> figure, @Nullable String note, @Nullable String achievement,
            List<String> evidenceIds) {}

    /**
     * Saves one cell on the revision that the writer saw.
     *
     * @throws Refusal
     *             412 {@code stale-cell} with the present cell as {@code current}
     */
    SavedCell save(String sheetId, String code, long revision, Content content, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        SheetRights.requireOwnWard(context.actor(), id.wardCode());
        CriteriaVersion version = rules.requireCriteria(id.seasonId());
        Instant now = SheetTime.of(context);
        Criterion criterion = EntryRefusals.requireSelfScored(version.table(), code);
        Map<String, Evidence> library = content.evidenceIds().isEmpty()
                ? Map.of()
                : evidence.ofWard(id.seasonId(), id.wardCode());
        NewEntry entry = new NewEntry(code, revision, figure(id, criterion, content.figure()),
                SheetText.clean(content.note()), SheetText.clean(content.achievement()),
                cited(library, criterion, content.evidenceIds()));
        EnterCells command = new EnterCells(id, List.of(entry),
                new Rules(version.table(), rules.window(id.seasonId(), now)), context.actor().personId(), now);
        try {
            Outcome<ScoreSheet> outcome = sheets.handle(command, context);
            return card.saved(outcome.state(), criterion, version, context.actor(), now, library);
        } catch (Refusal refusal) {
            if (refusal.status() == 412) {
                throw refusal.with("current",
                        card.current(sheets.load(sheetId).state(), criterion, version, context.actor(), now));
            }
            throw refusal;
        }
    }

    /** Asks that a criterion does not apply to the ward (Rule 38). */
    SavedCell requestNotApplicable(String sheetId, String code, String reason, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        SheetRights.requireOwnWard(context.actor(), id.wardCode());
        CriteriaVersion version = rules.requireCriteria(id.seasonId());
        Instant now = SheetTime.of(context);
        Outcome<ScoreSheet> outcome = sheets.handle(new RequestNotApplicable(id, code, SheetText.text(reason),
                new Rules(version.table(), rules.window(id.seasonId(), now)), context.actor().personId(), now),
                context);
        return card.saved(outcome.state(), EntryRefusals.requireSelfScored(version.table(), code), version,
                context.actor(), now, evidence.ofWard(id.seasonId(), id.wardCode()));
    }

    /** Decides about it: the head, or the monitor about the head's own ward. */
    void decideNotApplicable(String sheetId, String code, boolean approve, String reason, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        rights.requireHeadFor(context, sheets.load(sheetId).state());
        Instant now = SheetTime.of(context);
        sheets.handle(new DecideNotApplicable(id, code, approve, SheetText.text(reason),
                rules.window(id.seasonId(), now), context.actor().personId(), now), context);
    }

    /** The figure as it was sent, with the registered target where there is one (Rule 14). */
    @Nullable
    Figure figure(ScoreSheetId id, Criterion criterion, @Nullable Map<String, Object> sent) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        Map<String, Object> plain = new LinkedHashMap<>(sent);
        for (String part : DECIMALS) {
            // A comma is never part of a plain decimal, so it can only have been typed.
            if (plain.get(part) instanceof String text && text.contains(",")) {
                Numbers.parse(text).ifPresent(number -> plain.put(part, number.toPlainString()));
            }
        }
        try {
            Figure figure = Figure.fromMap(plain);
            return figure.empty() ? null : withRegisteredTarget(id, criterion, figure);
        } catch (BadFigure bad) {
            throw EntryRefusals.impossible(criterion.code(), bad);
        }
    }

    private Figure withRegisteredTarget(ScoreSheetId id, Criterion criterion, Figure figure) {
        if (criterion.targetPolicy() != TargetPolicy.PER_WARD) {
            return figure;
        }
        BigDecimal registered = facts.of(id).targets().get(criterion.code());
        BigDecimal target = figure.target();
        if (registered == null) {
            return figure;
        }
        if (target != null && target.compareTo(registered) != 0) {
            throw EntryRefusals.targetRegistered(criterion.code(), registered);
        }
        return figure.withTarget(registered);
    }

    /** The newest versions of what the cell cites; only of the ward's own library. */
    private static List<EvidenceRef> cited(Map<String, Evidence> library, Criterion criterion,
            List<String> evidenceIds) {
        List<EvidenceRef> cited = new ArrayList<>();
        for (String evidenceId : new LinkedHashSet<>(evidenceIds)) {
            Evidence found = library.get(evidenceId);
            if (found == null || found.withdrawn()) {
                throw EntryRefusals.unknownEvidence(evidenceId);
            }
            Evidence.Version newest = found.latest();
            List<String> types = criterion.evidence().types();
            if (!types.isEmpty() && !types.contains(newest.type().name())) {
                throw EntryRefusals.wrongEvidenceType(criterion.code(), types);
            }
            cited.add(new EvidenceRef(evidenceId, newest.number(), newest.sha256(), newest.documentDate()));
        }
        return cited;
    }
}

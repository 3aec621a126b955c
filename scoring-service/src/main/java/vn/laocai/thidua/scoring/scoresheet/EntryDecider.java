package vn.laocai.thidua.scoring.scoresheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Cell.NotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.DecideNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.EnterCells;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.RequestNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryEvent.CellEntered;
import vn.laocai.thidua.scoring.scoresheet.EntryEvent.NotApplicableDecided;
import vn.laocai.thidua.scoring.scoresheet.EntryEvent.NotApplicableRequested;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;

/** The rules of what a ward writes, pure (Rules 25, 26, 28 and 38). */
final class EntryDecider {

    private EntryDecider() {}

    static List<ScoreSheetEvent> decide(EntryCommand command, ScoreSheet sheet) {
        return switch (command) {
            case EnterCells enter -> enter(enter, sheet);
            case RequestNotApplicable request -> request(request, sheet);
            case DecideNotApplicable decision -> decision(decision, sheet);
        };
    }

    static ScoreSheet evolve(ScoreSheet sheet, EntryEvent event) {
        return switch (event) {
            case CellEntered entered -> begun(sheet).with(sheet.cell(entered.code()).entered(
                    new Entry(entered.figure(), entered.note(), entered.achievement(), entered.evidence(),
                            entered.by(), entered.at())));
            case NotApplicableRequested asked ->
                begun(sheet).with(sheet.cell(asked.code()).withNotApplicable(new NotApplicable(NaState.REQUESTED,
                        asked.reason(), asked.by(), asked.at(), null, null, null)));
            case NotApplicableDecided decided -> sheet.with(decided(sheet.cell(decided.code()), decided));
        };
    }

    private static List<ScoreSheetEvent> enter(EnterCells enter, ScoreSheet sheet) {
        requireEditable(sheet, enter.rules().window(), enter.at());
        List<ScoreSheetEvent> events = new ArrayList<>();
        for (NewEntry entry : enter.entries()) {
            Criterion criterion = EntryRefusals.requireSelfScored(enter.rules().table(), entry.code());
            requireListed(sheet, entry.code());
            Cell cell = sheet.cell(entry.code());
            if (unchanged(cell, entry, enter.by())) {
                continue;
            }
            Long expected = entry.expectedRevision();
            if (expected != null && expected != cell.revision()) {
                throw EntryRefusals.stale(cell);
            }
            if (cell.notApplicable()) {
                throw EntryRefusals.notApplicable(entry.code());
            }
            EntryRefusals.requirePossible(criterion, entry);
            events.add(new CellEntered(entry.code(), cell.revision() + 1, entry.figure(), entry.note(),
                    entry.achievement(), entry.evidence(), enter.by(), enter.at()));
        }
        return events;
    }

    private static List<ScoreSheetEvent> request(RequestNotApplicable request, ScoreSheet sheet) {
        requireEditable(sheet, request.rules().window(), request.at());
        Criterion criterion = EntryRefusals.requireSelfScored(request.rules().table(), request.code());
        requireListed(sheet, request.code());
        if (!criterion.naAllowed()) {
            throw EntryRefusals.notApplicableNotAllowed(request.code());
        }
        SheetRefusals.requireReason(request.reason());
        NotApplicable na = sheet.cell(request.code()).na();
        if (na != null && na.state() != NaState.REFUSED) {
            throw EntryRefusals.alreadyRequested(request.code(), na.state());
        }
        return List.of(new NotApplicableRequested(request.code(), request.reason(), request.by(), request.at()));
    }

    private static List<ScoreSheetEvent> decision(DecideNotApplicable decision, ScoreSheet sheet) {
        NotApplicable na = sheet.cell(decision.code()).na();
        if (na == null || na.state() != NaState.REQUESTED) {
            throw EntryRefusals.notRequested(decision.code());
        }
        SheetRefusals.requireState(sheet, SheetState.DRAFT, SheetState.SUBMITTED, SheetState.RETURNED,
                SheetState.LATE_ACCEPTED);
        EntryTime.requireOpen(sheet, decision.window(), decision.at());
        SheetRefusals.requireReason(decision.reason());
        return List.of(new NotApplicableDecided(decision.code(), decision.approve(), decision.reason(), decision.by(),
                decision.at()));
    }

    /** Only in the states of writing, and only within the ward's time (Rules 26 and 28). */
    static void requireEditable(ScoreSheet sheet, EntryWindow window, java.time.Instant now) {
        switch (sheet.state()) {
            case NOT_STARTED, DRAFT, RETURNED, LATE_ACCEPTED -> EntryTime.requireOpen(sheet, window, now);
            case NOT_SUBMITTED -> throw SheetRefusals.locked();
            case SUBMITTED, ACCEPTED, CROSS_SCORING, CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED, FINAL,
                    DELIBERATED, PUBLISHED ->
                throw EntryRefusals.notEditable(sheet.state());
        }
    }

    /** Whether the ward may write this cell now, as the grid shows it. */
    static boolean editable(ScoreSheet sheet, String code, EntryWindow window, java.time.Instant now) {
        boolean state = switch (sheet.state()) {
            case NOT_STARTED, DRAFT, LATE_ACCEPTED -> true;
            case RETURNED -> listed(sheet, code);
            case SUBMITTED, ACCEPTED, CROSS_SCORING, CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED, FINAL,
                    DELIBERATED, PUBLISHED, NOT_SUBMITTED ->
                false;
        };
        return state && sheet.sealedEpoch() == null && !sheet.cell(code).notApplicable()
                && EntryTime.isOpen(sheet, window, now);
    }

    private static void requireListed(ScoreSheet sheet, String code) {
        if (sheet.state() == SheetState.RETURNED && !listed(sheet, code)) {
            throw EntryRefusals.notReturned(code);
        }
    }

    private static boolean listed(ScoreSheet sheet, String code) {
        Returned returned = sheet.filing().returned();
        return returned != null && returned.codes().contains(code);
    }

    /** The same content again changes nothing, so that a repeated save after a lost answer is no conflict. */
    private static boolean unchanged(Cell cell, NewEntry entry, String by) {
        Entry stored = cell.entry();
        Long expected = entry.expectedRevision();
        boolean seen = expected == null || expected == cell.revision()
                || (expected == cell.revision() - 1 && stored != null && stored.by().equals(by));
        if (stored == null) {
            return seen && entry.figure() == null && entry.note() == null && entry.achievement() == null
                    && entry.evidence().isEmpty();
        }
        return seen && Objects.equals(stored.figure(), entry.figure()) && Objects.equals(stored.note(), entry.note())
                && Objects.equals(stored.achievement(), entry.achievement())
                && stored.evidence().equals(entry.evidence());
    }

    private static ScoreSheet begun(ScoreSheet sheet) {
        return sheet.state() == SheetState.NOT_STARTED ? sheet.in(SheetState.DRAFT) : sheet;
    }

    private static Cell decided(Cell cell, NotApplicableDecided decided) {
        @Nullable
        NotApplicable na = cell.na();
        if (na == null) {
            throw new IllegalStateException("Nobody asked for N/A of " + decided.code());
        }
        return cell.withNotApplicable(new NotApplicable(decided.approved() ? NaState.APPROVED : NaState.REFUSED,
                na.reason(), na.requestedBy(), na.requestedAt(), decided.reason(), decided.by(), decided.at()));
    }
}

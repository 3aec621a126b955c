package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.evidence.Evidence;
import vn.laocai.thidua.scoring.evidence.EvidenceLibraries;
import vn.laocai.thidua.scoring.scoresheet.Filing.Extension;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;
import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;
import vn.laocai.thidua.scoring.scoresheet.SheetPainter.Beside;
import vn.laocai.thidua.scoring.scoresheet.SheetRights.Sight;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.CellJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.CriteriaView;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.ExtensionView;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.FullSheet;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.IssueJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.ListedSheet;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.ReturnView;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.SavedCell;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.WindowView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.Versioned;

/** Gathers what belongs on a sheet's page for one reader. */
@Component
class SheetCard {

    private final SheetRules rules;
    private final SheetRights rights;
    private final EvidenceLibraries evidence;
    private final SheetFacts facts;
    private final Discussions discussions;

    SheetCard(SheetRules rules, SheetRights rights, EvidenceLibraries evidence, SheetFacts facts,
            Discussions discussions) {
        this.rules = rules;
        this.rights = rights;
        this.evidence = evidence;
        this.facts = facts;
        this.discussions = discussions;
    }

    /** The sheet for a list. */
    ListedSheet listed(Versioned<ScoreSheet> stored) {
        ScoreSheet sheet = stored.state();
        Snapshot last = sheet.filing().last();
        return new ListedSheet(stored.id(), sheet.id().seasonId(), sheet.blockId(), sheet.id().wardCode(),
                sheet.state().name(), sheet.openedAt(), sheet.covenantId(),
                criteria(sheet).map(version -> SheetPainter.progress(version.table(), sheet)).orElse(null),
                extension(sheet.filing().exception()), last == null ? null : last.at(), late(sheet));
    }

    /** The sheet with as much as the reader may see. */
    FullSheet full(ScoreSheet sheet, Actor reader, Instant now, @Nullable Instant asOf) {
        return full(sheet, reader, rights.sight(reader, sheet, now), now, asOf);
    }

    /** The sheet as it was; who may see how much follows from the sheet as it is. */
    FullSheet past(ScoreSheet past, ScoreSheet present, Actor reader, Instant now, Instant asOf) {
        return full(past, reader, rights.sight(reader, present, now), now, asOf);
    }

    private FullSheet full(ScoreSheet sheet, Actor reader, Sight sight, Instant now, @Nullable Instant asOf) {
        Optional<CriteriaVersion> criteria = asOf == null
                ? criteria(sheet)
                : rules.inForceAt(sheet.id().seasonId(), asOf);
        EntryWindow window = rules.window(sheet.id().seasonId(), now);
        SheetPainter painter = criteria.filter(any -> sight != Sight.STATE)
                .map(version -> painter(sheet, version, sight, reader, asOf == null ? window : null, now))
                .orElse(null);
        Snapshot last = sheet.filing().last();
        Returned returned = sheet.state() == SheetState.RETURNED ? sheet.filing().returned() : null;
        return new FullSheet(sheet.id().value(), sheet.id().seasonId(), sheet.blockId(), sheet.id().wardCode(),
                sheet.state().name(), sheet.openedAt(), sheet.covenantId(),
                new WindowView(window.opensAt(), window.closesAt(), EntryTime.granted(sheet),
                        EntryTime.isOpen(sheet, window, now)),
                criteria.map(version -> new CriteriaView(version.setId(), version.version(), version.hash()))
                        .orElse(null),
                painter == null ? null : painter.cells(),
                painter == null || !sight.whole() ? null : painter.totals(),
                painter == null || !sight.whole() ? null : painter.issues(),
                criteria.map(version -> SheetPainter.progress(version.table(), sheet)).orElse(null),
                extension(sheet.filing().exception()), lateAcceptance(sheet, sight),
                returned == null
                        ? null
                        : new ReturnView(List.copyOf(returned.codes()), sight.whole() ? returned.reason() : "",
                                returned.dueAt()),
                last == null ? null : last.at(), late(sheet), sheet.filing().snapshots().size(),
                sheet.sealedEpoch() != null, sheet.state() == SheetState.PUBLISHED, asOf);
    }

    /** The answer to a saved cell, given the evidence that it cites. */
    SavedCell saved(ScoreSheet sheet, Criterion criterion, CriteriaVersion version, Actor writer, Instant now,
            Map<String, Evidence> documents) {
        SheetPainter painter = now(sheet, version, writer, now, documents);
        return new SavedCell(painter.cell(criterion), painter.totals(), painter.issues(), sheet.state().name());
    }

    /** One cell as it stands, in a form that every writer of JSON writes alike. */
    Map<String, Object> current(ScoreSheet sheet, Criterion criterion, CriteriaVersion version, Actor reader,
            Instant now) {
        CellJson cell = now(sheet, version, reader, now, documents(sheet)).cell(criterion);
        return EventJson.mapper().convertValue(cell,
                new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
    }

    private SheetPainter now(ScoreSheet sheet, CriteriaVersion version, Actor reader, Instant now,
            Map<String, Evidence> documents) {
        return painter(sheet, version, rights.sight(reader, sheet, now), reader,
                rules.window(sheet.id().seasonId(), now), now, documents);
    }

    private Map<String, Evidence> documents(ScoreSheet sheet) {
        return evidence.ofWard(sheet.id().seasonId(), sheet.id().wardCode());
    }

    /** Lets only codes of the table pass. */
    void requireCriterion(ScoreSheet sheet, String code) {
        EntryRefusals.requireKnown(rules.requireCriteria(sheet.id().seasonId()).table(), code);
    }

    /** What stands in the way of a submission. */
    List<SheetIssue> issues(ScoreSheet sheet, CriteriaVersion version) {
        return SheetIssues.of(version.table(), sheet, SheetSums.claimed(version.table(), sheet),
                facts.prior(sheet.id().seasonId()).stream().findFirst());
    }

    List<IssueJson> painted(List<SheetIssue> issues) {
        return issues.stream().map(SheetPainter::issue).toList();
    }

    SheetPainter painter(ScoreSheet sheet, CriteriaVersion version, Sight sight, Actor reader,
            @Nullable EntryWindow window, Instant now) {
        return painter(sheet, version, sight, reader, window, now, documents(sheet));
    }

    private SheetPainter painter(ScoreSheet sheet, CriteriaVersion version, Sight sight, Actor reader,
            @Nullable EntryWindow window, Instant now, Map<String, Evidence> documents) {
        SheetResult result = SheetSums.claimed(version.table(), sheet);
        boolean writer = SheetRights.ofWard(reader, sheet.id().wardCode());
        return new SheetPainter(sheet, version.table(), result,
                new Beside(sight, reader, window, now, writer, documents, facts.prior(sheet.id().seasonId()),
                        writer ? facts.suggested(sheet.id(), version.table()) : Map.of(),
                        discussions.talk(sheet, reader, now)));
    }

    private Optional<CriteriaVersion> criteria(ScoreSheet sheet) {
        return rules.inForce(sheet.id().seasonId());
    }

    private static @Nullable Integer late(ScoreSheet sheet) {
        return sheet.filing().lateWorkingDays() == 0 ? null : sheet.filing().lateWorkingDays();
    }

    /** That a late submission is accepted is public in the block; why is not. */
    private static @Nullable ExtensionView lateAcceptance(ScoreSheet sheet, Sight sight) {
        Extension late = sheet.filing().lateAcceptance();
        return late == null ? null : new ExtensionView(late.until(), sight.whole() ? late.reason() : "");
    }

    private static @Nullable ExtensionView extension(@Nullable Extension extension) {
        return extension == null ? null : new ExtensionView(extension.until(), extension.reason());
    }
}

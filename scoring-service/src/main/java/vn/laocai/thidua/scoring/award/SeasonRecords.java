package vn.laocai.thidua.scoring.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.WardRecord.PlaceReached;
import vn.laocai.thidua.scoring.award.WardRecord.Vote;
import vn.laocai.thidua.scoring.ballot.Ballots;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot;
import vn.laocai.thidua.scoring.board.Place;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.complaint.Complaint;
import vn.laocai.thidua.scoring.complaint.Complaints;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetId;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.violation.ViolationNotice;
import vn.laocai.thidua.scoring.violation.Violations;

/** Records from ledger, sheets, certified ballots, notices and complaints. */
@Component
class SeasonRecords implements WardRecords {

    private final SeasonLedgers ledgers;
    private final CriteriaSets criteria;
    private final ScoreSheets sheets;
    private final Ballots ballots;
    private final Violations violations;
    private final Complaints complaints;

    SeasonRecords(SeasonLedgers ledgers, CriteriaSets criteria, ScoreSheets sheets, Ballots ballots,
            Violations violations, Complaints complaints) {
        this.ledgers = ledgers;
        this.criteria = criteria;
        this.sheets = sheets;
        this.ballots = ballots;
        this.violations = violations;
        this.complaints = complaints;
    }

    @Override
    public WardRecord of(String seasonId, String wardCode, String awardCode, LocalDate today) {
        Optional<SheetView> sheet = sheets.find(new ScoreSheetId(seasonId, wardCode).value());
        SeasonLedger.Result result = ledgers.of(seasonId).result();
        Optional<CriteriaTable> table = (result == null
                ? criteria.inForce(seasonId)
                : criteria.find(result.criteriaSetId(), result.criteriaVersion())).map(CriteriaVersion::table);
        return new WardRecord(wardCode, today, sheet.isPresent(),
                sheet.map(SheetView::submittedAt).isPresent(), sheet.map(SheetView::lateWorkingDays).orElse(0),
                result == null ? null : place(result, table, wardCode),
                sheet.map(known -> zeros(known, table)).orElse(List.of()), vote(seasonId, wardCode, awardCode),
                notices(seasonId, wardCode), open(seasonId, wardCode).size());
    }

    @Override
    public List<String> causes(String seasonId, String wardCode, LocalDate today) {
        List<String> causes = new ArrayList<>();
        notices(seasonId, wardCode).stream().filter(notice -> notice.suspends(today) || notice.bars(today))
                .forEach(notice -> causes.add(Causes.notice(notice.id())));
        open(seasonId, wardCode).forEach(complaint -> causes.add(Causes.complaint(complaint.id())));
        return causes;
    }

    private List<ViolationNotice> notices(String seasonId, String wardCode) {
        return violations.ofSeason(seasonId).stream().filter(notice -> notice.wardCode().equals(wardCode)).toList();
    }

    private List<Complaint> open(String seasonId, String wardCode) {
        return complaints.ofSeason(seasonId).stream()
                .filter(complaint -> complaint.aboutWard().equals(wardCode) && complaint.state().open()).toList();
    }

    private static @Nullable PlaceReached place(SeasonLedger.Result result, Optional<CriteriaTable> table,
            String wardCode) {
        for (Place place : result.rows()) {
            if (place.wardCode().equals(wardCode)) {
                String name = place.className() == null ? "" : place.className();
                boolean top = table.stream().flatMap(known -> known.classes().stream())
                        .anyMatch(band -> band.top() && (band.name().equals(name) || band.code().equals(name)));
                return new PlaceReached(place.rank(), place.total().toPlainString().replace('.', ','), name, top,
                        result.hash());
            }
        }
        return null;
    }

    /** Criteria whose final value is zero and bars the top classes; what is missing or not applicable is not zero. */
    private static List<String> zeros(SheetView sheet, Optional<CriteriaTable> table) {
        List<String> zeros = new ArrayList<>();
        table.ifPresent(known -> known.leaves().stream().filter(leaf -> triggers(known, leaf)).forEach(leaf -> {
            CellView cell = sheet.cells().get(leaf.code());
            BigDecimal value = cell == null ? null : cell.finalValue();
            if (value != null && value.signum() == 0 && !sheet.notApplicable().contains(leaf.code())) {
                zeros.add(leaf.code());
            }
        }));
        return zeros;
    }

    private static boolean triggers(CriteriaTable table, Criterion leaf) {
        return switch (table.zeroPolicy()) {
            case ANY -> leaf.kind() == Kind.BASE;
            case CRITICAL_ONLY -> leaf.critical();
            case NONE -> false;
        };
    }

    /** The newest certified result about the ward: about this award, or about the ward as leading unit. */
    private @Nullable Vote vote(String seasonId, String wardCode, String awardCode) {
        Vote vote = null;
        for (CertifiedBallot ballot : ballots.certifiedResults(seasonId)) {
            for (CertifiedBallot.Result result : ballot.results()) {
                boolean aboutAward = result.awardCode() == null || result.awardCode().equals(awardCode);
                if (wardCode.equals(result.wardCode()) && aboutAward) {
                    vote = new Vote(result.passed(), result.yes(), result.needed(), result.electorate());
                }
            }
        }
        return vote;
    }
}

package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.ballot.Ballots;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot;
import vn.laocai.thidua.scoring.ballot.Threshold;
import vn.laocai.thidua.scoring.board.BoardSeason;
import vn.laocai.thidua.scoring.complaint.TestComplaints;
import vn.laocai.thidua.scoring.violation.TestViolations;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/** What awards know of a ward comes from the final result, the certified ballots, the notices and the complaints. */
class SeasonRecordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 23);
    private static final String SEASON = BoardSeason.ID;

    private final List<CertifiedBallot> certified = new ArrayList<>();

    private static CertifiedBallot ballot(int round, String ward, String award, int yes, boolean passed) {
        return new CertifiedBallot("b" + round, SEASON, round, 10, new Threshold(70, 100), Instant.EPOCH,
                "ab".repeat(32), List.of(new CertifiedBallot.Result("q", "Suy tôn", ward, award, 10, 10, 10, 10, 0, 0,
                        yes, 10 - yes, 7, 0, passed, null)));
    }

    @Test
    void readsTheFinalResultAndTheNewestBallotAboutTheWard() {
        try (BoardSeason season = new BoardSeason()) {
            TestViolations violations = new TestViolations(season.store);
            TestComplaints complaints = new TestComplaints(season.store);
            Ballots ballots = id -> certified;
            SeasonRecords records = new SeasonRecords(season.ledgers, season.criteria, season.sheets, ballots,
                    violations.facade(), complaints.facade());
            WardRecord before = records.of(SEASON, "SA_PA", "PROVINCE_FLAG", TODAY);
            assertThat(before.place()).isNull();
            assertThat(before.vote()).isNull();
            assertThat(before.covenantSigned()).isTrue();

            season.allFinal().finalised();
            certified.add(ballot(1, "SA_PA", null, 6, false));
            certified.add(ballot(2, "SA_PA", "PROVINCE_FLAG", 8, true));
            certified.add(ballot(2, "SA_PA", "GOVERNMENT_FLAG", 3, false));
            WardRecord record = records.of(SEASON, "SA_PA", "PROVINCE_FLAG", TODAY);
            assertThat(record.place()).satisfies(place -> {
                assertThat(place.rank()).isEqualTo(1);
                assertThat(place.className()).isEqualTo("Tốt");
                assertThat(place.topClass()).isTrue();
                assertThat(place.total()).contains(",");
                assertThat(place.resultHash()).isEqualTo(season.ledgers.of(SEASON).result().hash());
            });
            assertThat(record.vote()).isEqualTo(new WardRecord.Vote(true, 8, 7, 10));
            assertThat(record.submitted()).isTrue();
            assertThat(record.lateDays()).isZero();
            assertThat(record.zeros()).isEmpty();
            assertThat(records.of(SEASON, "AU_LAU", "PROVINCE_FLAG", TODAY).vote()).isNull();
            assertThat(records.of(SEASON, "BAC_HA", "PROVINCE_FLAG", TODAY).covenantSigned()).isFalse();
        }
    }

    @Test
    void namesWhatIsBeingVerified() {
        try (BoardSeason season = new BoardSeason()) {
            TestViolations violations = new TestViolations(season.store);
            TestComplaints complaints = new TestComplaints(season.store);
            SeasonRecords records = new SeasonRecords(season.ledgers, season.criteria, season.sheets, id -> certified,
                    violations.facade(), complaints.facade());
            violations.open("n1", SEASON, "SA_PA", Effect.SUSPENDS, BoardSeason.AT);
            violations.open("n2", SEASON, "SA_PA", Effect.CAPS_CLASS, BoardSeason.AT);
            violations.open("n3", SEASON, "AU_LAU", Effect.SUSPENDS, BoardSeason.AT);
            complaints.lodge("c1", SEASON, "SA_PA", BoardSeason.AT);
            assertThat(records.causes(SEASON, "SA_PA", TODAY)).containsExactly("notice:n1", "complaint:c1");
            WardRecord record = records.of(SEASON, "SA_PA", "PROVINCE_FLAG", TODAY);
            assertThat(record.notices()).hasSize(2);
            assertThat(record.openComplaints()).isEqualTo(1);
            violations.clear("n1", BoardSeason.AT);
            complaints.answer("c1", BoardSeason.AT);
            assertThat(records.causes(SEASON, "SA_PA", TODAY)).isEmpty();
        }
    }
}

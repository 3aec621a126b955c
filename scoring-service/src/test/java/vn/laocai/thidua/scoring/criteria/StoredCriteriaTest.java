package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.BeginVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.ChangeDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DraftCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.FreezeCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.GiveConsent;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.PublishCriteria;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What other features read of criteria: never a draft, and always what the last command left. */
class StoredCriteriaTest {

    private static final String ID = CriteriaSets.idOf("khoi-2025");
    private static final Instant AT = Instant.parse("2025-11-14T01:31:45Z");

    private final StoredCriteria criteria = new StoredCriteria(new InMemoryAggregateFactory());
    private int commands;

    @Test
    void showsWhatIsPublishedUntilSomethingIsFrozen() {
        assertThat(criteria.inForce("khoi-2025")).isEmpty();
        run(new DraftCriteria(ID, "khoi-2025", "khoi", Tables.small()));
        assertThat(criteria.inForce("khoi-2025")).isEmpty();
        assertThat(criteria.find(ID, 1)).isEmpty();

        run(new PublishCriteria(1, null, List.of()));
        assertThat(criteria.inForce("khoi-2025").orElseThrow()).isEqualTo(new CriteriaVersion(ID, 1,
                Tables.small().hash(), "khoi-2025", CriteriaState.PUBLISHED, Tables.small()));
        run(new FreezeCriteria(ID, "khoi-2025", "khoi", "c-1", null));
        assertThat(criteria.find(ID, 1).orElseThrow().state()).isEqualTo(CriteriaState.FROZEN);

        run(new BeginVersion("Sửa", null));
        run(new ChangeDraft(2, Tables.changed(Tables.small(), "I.1", Tables.name("Thu ngân sách"))));
        run(new PublishCriteria(2, null, List.of("SA_PA")));
        assertThat(criteria.inForce("khoi-2025").map(CriteriaVersion::version)).contains(1);
        assertThat(criteria.find(ID, 2).map(CriteriaVersion::state)).contains(CriteriaState.AWAITING_CONSENT);
        assertThat(criteria.find("khac", 1)).isEmpty();
    }

    @Test
    void knowsWhatCountedAtAnEarlierInstant() {
        run(new DraftCriteria(ID, "khoi-2025", "khoi", Tables.small()));
        run(new PublishCriteria(1, null, List.of()), AT.plusSeconds(10));
        run(new FreezeCriteria(ID, "khoi-2025", "khoi", "c-1", null), AT.plusSeconds(20));
        run(new BeginVersion("Sửa", null));
        run(new ChangeDraft(2, Tables.changed(Tables.small(), "I.1", Tables.name("Thu ngân sách"))));
        run(new PublishCriteria(2, null, List.of("SA_PA")), AT.plusSeconds(30));
        run(new GiveConsent(2, "SA_PA", "p-1", true), AT.plusSeconds(40));
        assertThat(criteria.inForceAt("khoi-2025", AT.plusSeconds(9))).isEmpty();
        assertThat(criteria.inForceAt("khoi-2025", AT.plusSeconds(10)).map(CriteriaVersion::version)).contains(1);
        assertThat(criteria.inForceAt("khoi-2025", AT.plusSeconds(39)).map(CriteriaVersion::version)).contains(1);
        assertThat(criteria.inForceAt("khoi-2025", AT.plusSeconds(40)).map(CriteriaVersion::version)).contains(2);
    }

    private void run(CriteriaCommand command) {
        run(command, AT);
    }

    private void run(CriteriaCommand command, Instant at) {
        criteria.handle(ID, Commands.by(Commands.actor("p-1", "SA_PA", "WARD_LEADER"), "k" + commands++, at), command);
    }
}

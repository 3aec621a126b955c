package vn.laocai.thidua.club.club;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.Club.ProposalRef;
import vn.laocai.thidua.club.club.Roll.Member;
import vn.laocai.thidua.club.membership.BlockMembership;
import vn.laocai.thidua.club.membership.BlockMemberships;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RollFollowsBlockTest {

    private static final Instant NOW = Instant.parse("2025-11-14T01:00:00Z");
    private static final Profile PROFILE = new Profile("clb", "Câu lạc bộ", "khoi",
            new ProposalRef("Đề xuất", LocalDate.of(2025, 11, 14)));

    private final InMemoryAggregates store = new InMemoryAggregates();
    private final KeptMemberships memberships = new KeptMemberships();
    private final Clubs clubs = new Clubs(store, memberships);
    private final WhenBlockMembershipChangesThenRollFollows policy = new WhenBlockMembershipChangesThenRollFollows(
            memberships, clubs, Clock.fixed(NOW, ZoneOffset.UTC));

    /** Newest membership per block, guarded by the number of the event as the store does. */
    private static final class KeptMemberships implements BlockMemberships {

        private final Map<String, BlockMembership> newest = new HashMap<>();
        private final Map<String, Long> sequences = new HashMap<>();

        @Override
        public Optional<BlockMembership> find(String blockId) {
            return Optional.ofNullable(newest.get(blockId));
        }

        @Override
        public Effect keep(BlockMembership membership, EventEnvelope event) {
            if (sequences.getOrDefault(membership.blockId(), 0L) >= event.sequence()) {
                return Effect.ALREADY_APPLIED;
            }
            newest.put(membership.blockId(), membership);
            sequences.put(membership.blockId(), event.sequence());
            return Effect.APPLIED;
        }
    }

    @Test
    void appliesAnEventOnceHoweverOftenItComes() {
        clubs.propose(PROFILE, context());
        assertThat(policy.handle(event(1, "SA_PA", "YEN_BAI"))).isEqualTo(Effect.APPLIED);
        int told = store.told.size();
        assertThat(policy.handle(event(1, "SA_PA", "YEN_BAI"))).isEqualTo(Effect.ALREADY_APPLIED);
        assertThat(store.told).hasSize(told);
        assertThat(roll()).containsExactly("SA_PA", "YEN_BAI");
    }

    @Test
    void followsTheNewestMembershipWhereAnOlderEventComesLate() {
        clubs.propose(PROFILE, context());
        policy.handle(event(2, "SA_PA"));
        assertThat(policy.handle(event(1, "SA_PA", "YEN_BAI"))).isEqualTo(Effect.ALREADY_APPLIED);
        assertThat(roll()).containsExactly("SA_PA");
    }

    @Test
    void followsWhenTheEventComesAgainAfterACrashBetweenCopyAndRoll() {
        clubs.propose(PROFILE, context());
        memberships.keep(new BlockMembership("khoi", List.of("SA_PA"), null), event(1, "SA_PA").envelope());
        assertThat(policy.handle(event(1, "SA_PA"))).isEqualTo(Effect.APPLIED);
        assertThat(roll()).containsExactly("SA_PA");
    }

    @Test
    void followsAfterTheProposalWhatChangedMeanwhile() {
        clubs.propose(PROFILE, context());
        memberships.keep(new BlockMembership("khoi", List.of("SA_PA"), null), event(1, "SA_PA").envelope());
        policy.afterProposal("clb", context());
        assertThat(roll()).containsExactly("SA_PA");
    }

    @Test
    void followsAtTheStartWhatACrashHasLeft() {
        clubs.propose(PROFILE, context());
        memberships.keep(new BlockMembership("khoi", List.of("SA_PA"), null), event(1, "SA_PA").envelope());
        policy.afterStart();
        assertThat(roll()).containsExactly("SA_PA");
        int told = store.told.size();
        policy.afterStart();
        assertThat(store.told).hasSize(told);
    }

    @Test
    void leavesTheClubsOfOtherBlocksAlone() {
        clubs.propose(PROFILE, context());
        EventEnvelope other = event(1, "VAN_PHU").envelope();
        policy.handle(new IncomingEvent<>(other, new BlockChanged("khoi-khac", List.of("VAN_PHU"), null, null)));
        assertThat(roll()).isEmpty();
    }

    @Test
    void doesNotTakeTheHeadsAppointmentForAChangeOfMembers() {
        clubs.propose(PROFILE, context());
        BlockChanged head = new BlockChanged("khoi", List.of("SA_PA"), "SA_PA", null);
        policy.handle(new IncomingEvent<>(event(1, "SA_PA").envelope(), head));
        assertThat(memberships.find("khoi")).map(BlockMembership::change).isEmpty();
        assertThat(roll()).containsExactly("SA_PA");
    }

    @Test
    void refusesAnEventWithoutMembers() {
        EventEnvelope envelope = event(1).envelope();
        assertThatThrownBy(
                () -> policy.handle(new IncomingEvent<>(envelope, new BlockChanged("khoi", null, null, null))))
                .isInstanceOf(NullPointerException.class);
        assertThat(memberships.find("khoi")).isEmpty();
    }

    private List<String> roll() {
        return clubs.find("clb").orElseThrow().state().roll().full().stream().map(Member::code).toList();
    }

    private static CommandContext context() {
        return new CommandContext(new Actor("p-1", "SA_PA", Set.of("BLOCK_SECRETARY")), "propose-club", "key", "hash",
                TraceContext.fresh(), NOW);
    }

    private static IncomingEvent<BlockChanged> event(long sequence, String... members) {
        EventEnvelope envelope = new EventEnvelope("event-" + sequence,
                "vn.laocai.thidua.ward.block-established.v1", "/thidua/ward-service", "khoi", NOW, sequence, "khoi",
                null, null, null, null, null, "thidua.ward.block.v1", new byte[0]);
        return new IncomingEvent<>(envelope, new BlockChanged("khoi", List.of(members), null, null));
    }
}

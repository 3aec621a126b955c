package vn.laocai.thidua.scoring.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * Who may act for a block. The head is who was appointed for the day of the act, never who has a role in the token; on
 * his own ward, and only there, the province's monitor acts in his place.
 */
@Component
public class Offices {

    /** Role of the province's monitor of the block. */
    public static final String MONITOR = "PROVINCE_MONITOR";
    /** Role of the block's secretary; the token's organisation tells of which ward. */
    public static final String SECRETARY = "BLOCK_SECRETARY";

    private final MongoBlockOffices offices;

    Offices(MongoBlockOffices offices) {
        this.offices = offices;
    }

    /** Member wards as far as heard; empty where the block is unknown. */
    public List<String> members(String blockId) {
        return offices.find(blockId).map(BlockOffice::memberCodes).orElse(List.of());
    }

    /** Ward of the head at this instant, where one is appointed. */
    public Optional<String> headWard(String blockId, Instant at) {
        return head(blockId, at).map(BlockOffice.Term::wardCode);
    }

    /** Tells whether this person is the block's head at this instant. */
    public boolean isHead(Actor actor, String blockId, Instant at) {
        return head(blockId, at).filter(term -> term.personId().equals(actor.personId())).isPresent();
    }

    /** Tells whether this person is the secretary in the ward of the block's head. */
    public boolean isSecretary(Actor actor, String blockId, Instant at) {
        return actor.has(SECRETARY) && headWard(blockId, at).filter(actor.organisation()::equals).isPresent();
    }

    /** Tells whether this person is head, secretary in the head's ward, or the province's monitor. */
    public boolean isHeadSide(Actor actor, String blockId, Instant at) {
        return actor.has(MONITOR) || isHead(actor, blockId, at) || isSecretary(actor, blockId, at);
    }

    /**
     * Lets only the block's head pass.
     *
     * @throws Refusal
     *             403 {@code not-block-head}
     */
    public void requireHead(CommandContext context, String blockId) {
        if (!isHead(context.actor(), blockId, context.at())) {
            throw Refusal.of(403, "not-block-head",
                    "Chỉ Trưởng khối đang trong nhiệm kỳ mới được làm việc này. Hãy báo Trưởng khối thực hiện.",
                    "Only the head of the block in office may do this. Please ask the head.");
        }
    }

    /**
     * Lets the head pass on every ward but his own; there the province's monitor acts in his place.
     *
     * @throws Refusal
     *             403 {@code not-block-head}, or {@code own-ward} for the head on his own ward
     */
    public void requireHeadFor(CommandContext context, String blockId, String wardCode) {
        boolean ownWard = headWard(blockId, context.at()).filter(wardCode::equals).isPresent();
        if (!ownWard) {
            requireHead(context, blockId);
        } else if (!context.actor().has(MONITOR)) {
            throw Refusal.of(403, "own-ward",
                    "Trưởng khối không quyết định về phường của mình. Việc này do người theo dõi của tỉnh thực hiện.",
                    "The head does not decide about his own ward. The province's monitor does this.");
        }
    }

    /**
     * Lets those pass who prepare the block's work: head, secretary in the head's ward, province's monitor.
     *
     * @throws Refusal
     *             403 {@code not-head-side}
     */
    public void requireHeadSide(CommandContext context, String blockId) {
        if (!isHeadSide(context.actor(), blockId, context.at())) {
            throw Refusal.of(403, "not-head-side",
                    "Chỉ Trưởng khối, Tổ thư ký của Khối hoặc người theo dõi của tỉnh mới được làm việc này.",
                    "Only the head of the block, its secretary or the province's monitor may do this.");
        }
    }

    private Optional<BlockOffice.Term> head(String blockId, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, BusinessClock.ZONE);
        return offices.find(blockId).flatMap(block -> block.headOn(day));
    }
}

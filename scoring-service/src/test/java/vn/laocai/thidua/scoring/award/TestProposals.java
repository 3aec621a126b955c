package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** Proposals in a running service, for tests that have no whole season behind them. */
public final class TestProposals {

    private static final Actor SOMEBODY = Commands.actor("p-somebody", "SA_PA", "BLOCK_SECRETARY");

    private TestProposals() {}

    /** A proposal that waits for its clearance; its id. */
    public static String pending(Proposals proposals, String seasonId, String blockId, String ward, Instant at) {
        String id = AwardProposal.idOf(seasonId, ward, "PROVINCE_FLAG");
        AwardProposal draft = new AwardProposal(id, seasonId, blockId, ward, "PROVINCE_FLAG", List.of("Dẫn đầu"),
                ProposalState.DRAFT, null, List.of(), List.of(), List.of(), "p-somebody", at, null, null, null, null,
                null, null, null, null);
        proposals.handle(id, context("propose" + id, at), new ProposalCommand.Propose(draft, List.of(), List.of()));
        return id;
    }

    /** Fills it, clears it and sends it, as the handlers would. */
    public static void send(Proposals proposals, String id, Instant at) {
        for (DocumentKind kind : DocumentKind.values()) {
            proposals.handle(id, context(kind + id, at), new ProposalCommand.Attach(part(kind, at), List.of()));
        }
        proposals.handle(id, context("send" + id, at),
                new ProposalCommand.Send(
                        new AwardProposal.Sending("05/TTr-KTĐ", LocalDate.of(2025, 11, 14), "ab".repeat(32), "p", at),
                        part(DocumentKind.PETITION, at), List.of(), List.of()));
    }

    private static AwardProposal.Part part(DocumentKind kind, Instant at) {
        return new AwardProposal.Part(kind, "cd".repeat(32),
                null, null, "p", at);
    }

    private static CommandContext context(String key, Instant at) {
        return Commands.by(SOMEBODY, key, at);
    }

    /** Tries to take a slot of an award with a quota of two for a ward, as a proposal does first. */
    public static boolean tookSlot(Proposals proposals, String seasonId, String ward, Instant at) {
        Award award = AwardCatalogue.usual(seasonId).award("PROVINCIAL_MERIT_CERTIFICATE").orElseThrow();
        String id = AwardProposal.idOf(seasonId, ward, award.code());
        try {
            proposals.take(seasonId, new AwardQuota.Slot(id, award.code(), ward, List.of(ward)), award,
                    context("slot" + id, at));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("quota-used");
            return false;
        }
    }
}

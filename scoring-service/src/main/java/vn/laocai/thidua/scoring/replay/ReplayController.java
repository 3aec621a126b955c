package vn.laocai.thidua.scoring.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.board.BoardRights;
import vn.laocai.thidua.support.command.AcceptedAudit;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;

/** Has a season recomputed; it changes nothing, and that somebody asked is audited. */
@Tag(name = "Replay", description = "A season recomputed from the journal")
@RestController
@RequestMapping("/api/boards/{seasonId}/replay")
@PreAuthorize("isAuthenticated()")
class ReplayController {

    private final SeasonReplay replay;
    private final BoardRights rights;
    private final AcceptedAudit audit;

    ReplayController(SeasonReplay replay, BoardRights rights, AcceptedAudit audit) {
        this.replay = replay;
        this.rights = rights;
        this.audit = audit;
    }

    @Operation(summary = "Recompute the season from the journal and compare its hash; for those who see everything")
    @PostMapping
    @CommandName("replay-season")
    ReplayReport replay(@PathVariable String seasonId, CommandContext context) {
        rights.requireEverything(context.actor(), seasonId);
        ReplayReport report = replay.replay(seasonId);
        audit.accepted("season/" + seasonId + "/replay", context);
        return report;
    }
}

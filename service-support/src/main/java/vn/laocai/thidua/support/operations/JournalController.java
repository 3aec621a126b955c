package vn.laocai.thidua.support.operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.JournalCheckpoints;
import vn.laocai.thidua.support.outbox.JournalVerification;

@RestController
@RequestMapping("/api/ops/journal")
@PreAuthorize("hasAnyRole('OPS', 'AUDITOR')")
class JournalController {

    private final JournalVerification verification;
    private final JournalCheckpoints checkpoints;

    JournalController(JournalVerification verification, JournalCheckpoints checkpoints) {
        this.verification = verification;
        this.checkpoints = checkpoints;
    }

    @GetMapping("/verification")
    JournalVerification.Report verify() {
        return verification.verify();
    }

    @PostMapping("/checkpoints")
    @PreAuthorize("hasRole('OPS')")
    @CommandName("take-journal-checkpoint")
    JournalCheckpoints.Checkpoint checkpoint(CommandContext context) {
        return checkpoints.take(context);
    }
}

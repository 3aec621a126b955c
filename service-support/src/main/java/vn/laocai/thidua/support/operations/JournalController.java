package vn.laocai.thidua.support.operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.AcceptedAudit;
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
    private final AcceptedAudit audit;

    JournalController(JournalVerification verification, JournalCheckpoints checkpoints, AcceptedAudit audit) {
        this.verification = verification;
        this.checkpoints = checkpoints;
        this.audit = audit;
    }

    @GetMapping("/verification")
    JournalVerification.Report verify() {
        return verification.verify();
    }

    @PostMapping("/checkpoints")
    @PreAuthorize("hasRole('OPS')")
    @CommandName("take-journal-checkpoint")
    JournalCheckpoints.Checkpoint checkpoint(CommandContext context) {
        JournalCheckpoints.Checkpoint checkpoint = checkpoints.take(context);
        audit.accepted("journal/checkpoints/" + checkpoint.id(), context);
        return checkpoint;
    }
}

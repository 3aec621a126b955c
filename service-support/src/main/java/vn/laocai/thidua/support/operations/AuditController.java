package vn.laocai.thidua.support.operations;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.outbox.AuditRecord;
import vn.laocai.thidua.support.outbox.AuditTrail;

@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasRole('AUDITOR')")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    record AuditList(List<AuditRecord> items) {}

    /** The newest records first, at most 200, of one person, command, outcome or trace where these are given. */
    @GetMapping
    AuditList list(@RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String command,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String traceId) {
        return new AuditList(trail.newest(new AuditTrail.Filter(actor, command, outcome, traceId)));
    }
}

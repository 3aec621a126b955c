package vn.laocai.thidua.support.operations;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.AcceptedAudit;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.inbox.DeadLetter;
import vn.laocai.thidua.support.inbox.DeadLetters;

@RestController
@RequestMapping("/api/ops/dead-letters")
@PreAuthorize("hasRole('OPS')")
class DeadLetterController {

    private static final int MOST = 200;

    private final DeadLetters deadLetters;
    private final AcceptedAudit audit;

    DeadLetterController(DeadLetters deadLetters, AcceptedAudit audit) {
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    record DeadLetterList(List<DeadLetter> items, long depth) {}

    record Discarding(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    DeadLetterList list(@RequestParam(defaultValue = "true") boolean open) {
        return new DeadLetterList(deadLetters.list(MOST, open), deadLetters.depth());
    }

    @GetMapping("/{id}")
    DeadLetter show(@PathVariable String id) {
        return deadLetters.find(id).orElseThrow(() -> Refusal.of(404, "dead-letter-unknown",
                "Không có sự kiện lỗi với mã này.", "There is no dead letter with this id."));
    }

    @PostMapping("/{id}/replay")
    @CommandName("replay-dead-letter")
    DeadLetter replay(@PathVariable String id, CommandContext context) {
        DeadLetter letter = deadLetters.replay(id, context);
        audit.accepted("dead-letters/" + id, context);
        return letter;
    }

    @PostMapping("/{id}/discard")
    @CommandName("discard-dead-letter")
    DeadLetter discard(@PathVariable String id, @Valid @RequestBody Discarding discarding, CommandContext context) {
        DeadLetter letter = deadLetters.discard(id, discarding.reason(), context);
        audit.accepted("dead-letters/" + id, context);
        return letter;
    }
}

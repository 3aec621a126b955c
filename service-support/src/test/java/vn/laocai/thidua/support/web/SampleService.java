package vn.laocai.thidua.support.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.FreshSignIn;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.RefusalAudit;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.security.AnonymousPosts;
import vn.laocai.thidua.support.security.CurrentActor;

/** A service with one controller that does nothing but show the conventions. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = {"vn.laocai.thidua.support.outbox.OutboxAutoConfiguration",
        "vn.laocai.thidua.support.inbox.InboxAutoConfiguration",
        "vn.laocai.thidua.support.event.EventAutoConfiguration",
        "vn.laocai.thidua.support.journal.JournalAutoConfiguration",
        "vn.laocai.thidua.support.operations.OperationsAutoConfiguration"})
class SampleService {

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    Gate gate() {
        return new Gate(new CountDownLatch(1), new CountDownLatch(1));
    }

    @Bean
    AnonymousPosts anonymousPosts() {
        return new AnonymousPosts(List.of("/api/public/boxes/{id}/slips"));
    }

    /** Holds the slow command until the test lets it go. */
    record Gate(CountDownLatch entered, CountDownLatch mayLeave) {}

    /** Remembers what was refused. */
    static final class Refusals implements RefusalAudit {

        record Entry(String command, Actor actor, String target, int status, String code, TraceContext trace,
                Instant at) {}

        final List<Entry> entries = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void refused(String command, Actor actor, String target, int status, String code, TraceContext trace,
                Instant at) {
            if (broken) {
                throw new MongoTimeoutException("away");
            }
            entries.add(new Entry(command, actor, target, status, code, trace, at));
        }
    }

    record Line(@NotBlank String name) {}

    record Body(@NotBlank @Size(max = 20) String title, @Nullable List<@Valid Line> lines,
            @Nullable BigDecimal points) {}

    record Seen(String person, String organisation, String command, String key, String hash, String traceparent,
            String correlation, Instant at, Body body, @Nullable String absent,
            @Nullable String logged) {}

    /** Its endpoints are as package-private as those of the services. */
    @RestController
    static class SampleController {

        private final Gate gate;

        SampleController(Gate gate) {
            this.gate = gate;
        }

        @PostMapping("/api/things")
        @CommandName("make-thing")
        @PreAuthorize("hasRole('WARD_LEADER')")
        ResponseEntity<Seen> make(@Valid @RequestBody Body body, CommandContext context) {
            return Responses.created("/api/things/1", 1, new Seen(context.actor().personId(),
                    context.actor().organisation(), context.command(), context.idempotencyKey(),
                    context.requestHash(), context.trace().traceparent(), context.trace().correlationId(),
                    context.at(), body, null, MDC.get("traceId")));
        }

        @PostMapping("/api/things/{id}/override")
        @CommandName("override-thing")
        @FreshSignIn
        void override(@PathVariable String id, CommandContext context) {}

        @PostMapping("/api/things/{id}/refusal")
        @CommandName("refuse-thing")
        void refuse(@PathVariable String id, CommandContext context) {
            throw Refusal.of(409, "thing-refused", "Việc " + id + " đã làm.", "Thing " + id + " is done.")
                    .with("state", "DONE").withError("/id", "Sai.", "Wrong.");
        }

        @PostMapping("/api/public/boxes/{id}/slips")
        Map<String, String> drop(@PathVariable String id, @RequestBody Map<String, String> slip) {
            if (slip.containsKey("refuse")) {
                throw Refusal.of(423, "box-closed", "Đã đóng.", "Closed.");
            }
            return Map.of("trace", String.valueOf(MDC.get("traceId")), "actor",
                    String.valueOf(CurrentActor.find().isPresent()));
        }

        @PostMapping("/api/slow")
        @CommandName("wait")
        void slow(CommandContext context) throws InterruptedException {
            gate.entered().countDown();
            gate.mayLeave().await();
        }

        @PostMapping("/api/broken")
        @CommandName("break")
        void broken(CommandContext context) {
            throw new IllegalArgumentException("secret inside");
        }

        @PostMapping("/api/away")
        @CommandName("go-away")
        void away(CommandContext context) {
            throw new IllegalStateException(new MongoTimeoutException("away"));
        }

        @PutMapping("/api/things/{id}")
        @CommandName("change-thing")
        ResponseEntity<String> change(@PathVariable String id, IfMatch seen, CommandContext context) {
            seen.require(7);
            return Responses.ok(8, "changed");
        }

        @PutMapping("/api/maybe/{id}")
        @CommandName("put-thing")
        String put(@PathVariable String id, Precondition precondition, CommandContext context) {
            return switch (precondition) {
                case IfMatch match -> "match " + match.version();
                case Precondition.Absent absent -> "absent";
            };
        }

        @GetMapping("/api/versioned")
        ResponseEntity<Body> versioned() {
            return Responses.ok(7, new Body("a", null, new BigDecimal("1.50")));
        }

        @GetMapping("/api/pages")
        CursorPage<String> pages(PageQuery query) {
            int from = query.after() == null ? 0 : Integer.parseInt(query.after().first());
            List<String> all = List.of("a", "b", "c", "d", "e");
            List<String> found = all.subList(from, Math.min(all.size(), from + query.limit() + 1));
            return CursorPage.of(found, query.limit(),
                    last -> Cursor.of(String.valueOf(all.indexOf(last) + 1)));
        }

        @GetMapping("/api/needs")
        String needs(@RequestParam int count, @RequestParam @Size(max = 3) String word) {
            return word + count;
        }
    }
}

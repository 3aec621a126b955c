package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** scoring-service: complaints of wards. */
@HttpExchange("/api/complaints")
public interface ComplaintClient {

    @GetExchange
    Complaints complaints(@RequestParam String seasonId);

    @GetExchange("/{id}")
    Complaint complaint(@PathVariable String id);

    /** Who may not handle it. */
    @GetExchange("/{id}/barred-officers")
    Barred barredOfficers(@PathVariable String id);

    @PostExchange
    Complaint lodge(@RequestHeader("Idempotency-Key") String key, @RequestBody NewComplaint complaint);

    @PostExchange("/{id}/admission")
    Complaint admit(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Admission admission);

    @PostExchange("/{id}/refusal")
    Complaint refuse(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reason reason);

    @PostExchange("/{id}/answer")
    Complaint answer(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody NewAnswer answer);

    @PostExchange("/{id}/escalation")
    Complaint escalate(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reason reason);

    /** What this person may see, and until when his ward may complain. */
    record Complaints(@Nullable List<Complaint> items, boolean mayLodge, @Nullable Instant windowClosesAt) {

        /** The complaints, never null. */
        public List<Complaint> all() {
            return items == null ? List.of() : items;
        }
    }

    /** A complaint. */
    record Complaint(String id, String seasonId, String wardCode, String aboutWard,
            @Nullable List<String> criterionCodes, String matter, String text, String state, String receipt,
            Instant lodgedAt, Instant dueAt, boolean overdue, @Nullable String officer, @Nullable Refused refused,
            @Nullable Answer answer, @Nullable Escalation escalation) {

        /** The contested criteria, never null. */
        public List<String> codes() {
            return criterionCodes == null ? List.of() : criterionCodes;
        }
    }

    /** People who had a hand in the contested score. */
    record Barred(@Nullable List<String> personIds) {

        /** Whether this person is one of them. */
        public boolean has(String personId) {
            return personIds != null && personIds.contains(personId);
        }
    }

    /** Why it was not admitted. */
    record Refused(String reason, Instant at) {}

    /** The answer. */
    record Answer(String outcome, String text, @Nullable List<String> reopened, @Nullable String rescoreSetId,
            Instant at) {}

    /** Why it went to the province. */
    record Escalation(String reason, Instant at) {}

    /** A complaint to lodge. */
    record NewComplaint(String seasonId, List<String> criterionCodes, String matter, String text,
            @Nullable String aboutWard) {}

    /** Who handles it; nobody named means the sender. */
    record Admission(@Nullable String officer) {}

    /** A reason. */
    record Reason(String reason) {}

    /** An answer to give. */
    record NewAnswer(String outcome, String text, @Nullable Rescore rescore) {}

    /** Criteria that are scored again. */
    record Rescore(List<String> criterionCodes) {}
}

package vn.laocai.thidua.scoring.ballot;

import java.util.List;

import jakarta.validation.Valid;

import io.micrometer.core.instrument.config.MeterFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.ballot.BallotRequests.CastRequest;
import vn.laocai.thidua.support.security.AnonymousPosts;

/** Step 2 of a vote, by nobody in particular. No command: it has no actor, no key, no audit record, no event. */
@RestController
@Tag(name = "Ballots: casting", description = "Anonymous; a request with a token or a cookie is refused")
class CastController {

    static final String PATH = "/api/public/ballots/{id}/casts";

    private final VoteHandler voting;

    CastController(VoteHandler voting) {
        this.voting = voting;
    }

    /** By this hash the voter finds that his vote arrived, once the box is closed. */
    record Receipt(String credentialHash) {}

    @PostMapping(PATH)
    @Operation(summary = "Step 2 of a vote: put the sealed vote into the box with its credential; anonymous")
    Receipt cast(@PathVariable String id, @Valid @RequestBody CastRequest request) {
        return new Receipt(voting.cast(id, request.questionId(), request.credential(), request.signature(),
                request.ciphertext()));
    }

    /** What lets casts in without a name, and keeps them out of what is measured. */
    @Configuration(proxyBeanMethods = false)
    static class Anonymity {

        @Bean
        AnonymousPosts anonymousCasts() {
            return new AnonymousPosts(List.of(PATH));
        }

        /** The driver counts its commands by collection: counts of the urn would draw the turnout over time. */
        @Bean
        MeterFilter turnoutIsNotMeasured() {
            return MeterFilter.deny(id -> {
                String collection = id.getTag("collection");
                return collection != null && collection.startsWith("ballot_");
            });
        }
    }
}

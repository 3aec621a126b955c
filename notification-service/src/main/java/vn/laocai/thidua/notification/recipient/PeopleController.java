package vn.laocai.thidua.notification.recipient;

import java.util.Comparator;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.outbox.Versioned;

/** Who can be named in an office, for those who name them: names and organisations, no addresses. */
@Tag(name = "People", description = "Names of the directory, to choose electors, tellers and officers from")
@RestController
@RequestMapping("/api/people")
class PeopleController {

    private final Recipients recipients;

    PeopleController(Recipients recipients) {
        this.recipients = recipients;
    }

    record PersonView(String personId, String name, String organisation, List<String> roles) {

        static PersonView of(Recipient recipient) {
            return new PersonView(recipient.personId(), recipient.name(), recipient.organisation(),
                    recipient.roles().stream().sorted().toList());
        }
    }

    record People(List<PersonView> items) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('WARD_LEADER', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'BLOCK_ADMIN')")
    @Operation(summary = "Everybody in the directory, or those with one role, by organisation and name")
    People people(@RequestParam(required = false) @Nullable String role) {
        return new People(recipients.entries().stream().map(Versioned::state)
                .filter(person -> role == null || person.has(role))
                .sorted(Comparator.comparing(Recipient::organisation).thenComparing(Recipient::name))
                .map(PersonView::of).toList());
    }
}

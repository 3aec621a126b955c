package vn.laocai.thidua.notification.recipient;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Precondition;
import vn.laocai.thidua.support.web.Responses;

/** The directory of recipients, kept by the block's administrator. */
@Tag(name = "Recipients", description = "The directory of people who get messages")
@RestController
@RequestMapping("/api/recipients")
@PreAuthorize("hasRole('BLOCK_ADMIN')")
class RecipientController {

    private final Recipients recipients;

    RecipientController(Recipients recipients) {
        this.recipients = recipients;
    }

    /** What the directory says of a person. */
    record RecipientBody(@NotBlank @Size(max = 200) String name,
            @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String organisation,
            @NotNull @Size(max = 30) Set<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String> roles,
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Pattern(regexp = "vi|en") String language) {}

    record RecipientView(String personId, String name, String organisation, List<String> roles,
            @Nullable String email, String language) {

        static RecipientView of(Recipient recipient) {
            return new RecipientView(recipient.personId(), recipient.name(), recipient.organisation(),
                    recipient.roles().stream().sorted().toList(), recipient.email(),
                    recipient.language().name().toLowerCase(Locale.ROOT));
        }
    }

    record RecipientList(List<RecipientView> items) {}

    @Operation(summary = "Adds a person (If-None-Match: *) or changes what is known of one (If-Match)")
    @PutMapping("/{personId}")
    @CommandName("list-recipient")
    ResponseEntity<RecipientView> put(@PathVariable String personId, @Valid @RequestBody RecipientBody body,
            Precondition precondition, CommandContext context) {
        if (!personId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw Refusal.of(422, "person-id-invalid", "Mã người nhận không hợp lệ.",
                    "The person's id is not valid.");
        }
        Recipient recipient = new Recipient(personId, Normalizer.normalize(body.name().strip(), Normalizer.Form.NFC),
                body.organisation(), body.roles(), body.email() == null ? null : body.email().strip(),
                "en".equals(body.language()) ? Language.EN : Language.VI);
        return switch (precondition) {
            case Precondition.Absent absent -> {
                Outcome<Recipient> outcome = recipients.list(recipient, context);
                yield Responses.created("/api/recipients/" + personId, outcome.version(),
                        RecipientView.of(outcome.state()));
            }
            case IfMatch match -> {
                Outcome<Recipient> outcome = recipients.list(recipient, match.version(), context);
                yield Responses.ok(outcome.version(), RecipientView.of(outcome.state()));
            }
        };
    }

    @Operation(summary = "Everybody in the directory")
    @GetMapping
    RecipientList list() {
        return new RecipientList(recipients.entries().stream().map(Versioned::state).map(RecipientView::of).toList());
    }

    @Operation(summary = "One person")
    @GetMapping("/{personId}")
    ResponseEntity<RecipientView> one(@PathVariable String personId) {
        Versioned<Recipient> entry = recipients.entry(personId)
                .orElseThrow(() -> Refusal.of(404, "recipient-unknown", "Không tìm thấy người nhận này.",
                        "There is no such recipient."));
        return Responses.ok(entry.version(), RecipientView.of(entry.state()));
    }
}

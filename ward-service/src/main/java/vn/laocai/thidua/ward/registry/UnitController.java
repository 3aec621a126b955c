package vn.laocai.thidua.ward.registry;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.support.web.Responses;
import vn.laocai.thidua.ward.registry.Unit.LegalBasis;
import vn.laocai.thidua.ward.registry.Unit.NamePeriod;
import vn.laocai.thidua.ward.registry.Unit.Predecessor;
import vn.laocai.thidua.ward.registry.Unit.Signer;
import vn.laocai.thidua.ward.registry.UnitRefused.Reason;

/** The registry of units over HTTP. */
@RestController
@RequestMapping("/api/units")
@Tag(name = "Units", description = "Codes that stay, names that change, and who may sign for a unit")
class UnitController {

    private static final String CODE = "[A-Z][A-Z0-9_]{1,40}";

    private final Units units;
    private final Clock clock;

    UnitController(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    record Registration(@NotNull @Pattern(regexp = CODE) String code, @NotBlank @Size(max = 200) String name,
            @NotNull UnitKind kind, @NotNull LocalDate validFrom,
            @Nullable @Size(max = 50) List<@NotNull @Valid PredecessorEntry> predecessors) {}

    record PredecessorEntry(@NotNull @Pattern(regexp = CODE) String code, @NotBlank @Size(max = 200) String name,
            @Nullable LocalDate mergedOn) {}

    record NewName(@NotBlank @Size(max = 200) String name, @NotNull LocalDate validFrom) {}

    record SignerEntry(@NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}") String personId,
            @NotBlank @Size(max = 200) String name, @NotBlank @Size(max = 200) String title, @NotNull LocalDate from,
            @Nullable LocalDate to, @NotNull @Valid Decision legalBasis) {}

    record Decision(@NotBlank @Size(max = 100) String number, @NotNull LocalDate date,
            @NotBlank @Size(max = 200) String issuer) {}

    record UnitList(List<UnitView> items) {}

    record UnitView(String code, String name, UnitKind kind, LocalDate validFrom, List<NamePeriod> names,
            List<Predecessor> predecessors, List<Signer> signers) {}

    @PostMapping
    @CommandName("register-unit")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Register a unit under a code that is never used twice")
    ResponseEntity<UnitView> register(@Valid @RequestBody Registration request, CommandContext context) {
        List<PredecessorEntry> before = request.predecessors() == null ? List.of() : request.predecessors();
        List<Predecessor> predecessors = before.stream()
                .map(entry -> new Predecessor(entry.code(), nfc(entry.name()), entry.mergedOn())).toList();
        Outcome<Unit> outcome = units.handle(request.code(), context, unit -> UnitRules.register(unit, request.code(),
                request.kind(), nfc(request.name()), request.validFrom(), predecessors));
        return Responses.created("/api/units/" + request.code(), outcome.version(), view(outcome.state(), today()));
    }

    @PostMapping("/{code}/names")
    @CommandName("rename-unit")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Give the unit a new name from a day on")
    ResponseEntity<UnitView> rename(@PathVariable String code, @Valid @RequestBody NewName request,
            CommandContext context) {
        return answer(units.handle(code, context,
                unit -> UnitRules.rename(unit, nfc(request.name()), request.validFrom())));
    }

    @PostMapping("/{code}/signers")
    @CommandName("register-signer")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Register a person who may sign for the unit")
    ResponseEntity<UnitView> registerSigner(@PathVariable String code, @Valid @RequestBody SignerEntry request,
            CommandContext context) {
        Decision basis = request.legalBasis();
        Signer signer = new Signer(request.personId(), nfc(request.name()), nfc(request.title()), request.from(),
                request.to(), new LegalBasis(nfc(basis.number()), basis.date(), nfc(basis.issuer())));
        return answer(units.handle(code, context, unit -> UnitRules.registerSigner(unit, signer)));
    }

    @GetMapping
    @Operation(summary = "All units, named as on the day (today where none is given)")
    UnitList all(@RequestParam(required = false) @Nullable LocalDate date) {
        LocalDate day = date == null ? today() : date;
        return new UnitList(units.all().stream().map(unit -> view(unit.state(), day)).toList());
    }

    @GetMapping("/{code}")
    @Operation(summary = "One unit, named as on the day (today where none is given)")
    ResponseEntity<UnitView> one(@PathVariable String code, @RequestParam(required = false) @Nullable LocalDate date) {
        Versioned<Unit> unit = units.versioned(code)
                .orElseThrow(() -> UnitDefinition.explain(new Reason.UnknownUnit()));
        return Responses.ok(unit.version(), view(unit.state(), date == null ? today() : date));
    }

    private ResponseEntity<UnitView> answer(Outcome<Unit> outcome) {
        return Responses.ok(outcome.version(), view(outcome.state(), today()));
    }

    private static UnitView view(Unit unit, LocalDate day) {
        return new UnitView(unit.code(), unit.nameAt(day), unit.kind(), unit.names().getFirst().from(), unit.names(),
                unit.predecessors(), unit.signers());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}

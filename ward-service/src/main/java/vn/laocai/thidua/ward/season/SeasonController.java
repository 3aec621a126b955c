package vn.laocai.thidua.ward.season;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.support.web.Responses;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Blocks;
import vn.laocai.thidua.ward.registry.Units;
import vn.laocai.thidua.ward.season.Season.Move;
import vn.laocai.thidua.ward.season.Season.Window;
import vn.laocai.thidua.ward.season.SeasonCommand.MoveSeasonToNextPhase;
import vn.laocai.thidua.ward.season.SeasonCommand.OpenSeason;
import vn.laocai.thidua.ward.season.SeasonRefused.Reason;

/** Seasons over HTTP. */
@RestController
@RequestMapping("/api/seasons")
@Tag(name = "Seasons", description = "The yearly season of a block and its phases")
class SeasonController {

    private final Seasons seasons;
    private final Blocks blocks;
    private final Units units;
    private final Clock clock;

    SeasonController(Seasons seasons, Blocks blocks, Units units, Clock clock) {
        this.seasons = seasons;
        this.blocks = blocks;
        this.units = units;
        this.clock = clock;
    }

    record NewSeason(@NotBlank @Size(max = 60) String blockId, @Min(2000) @Max(2999) int year,
            @NotBlank @Size(max = 2000) String theme, @NotBlank @Size(max = 500) String motto,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> contents,
            @Nullable @Size(max = 25) List<@NotNull @Valid PhaseWindow> phases,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 300) String> guests) {}

    record PhaseWindow(@NotNull SeasonPhase phase, @NotNull Instant opensAt, @NotNull Instant closesAt) {}

    record PhaseMove(@NotNull SeasonPhase to, @Nullable @Size(max = 1000) String reason) {}

    record SeasonList(List<SeasonView> items) {}

    record SeasonView(String id, String blockId, int year, String theme, String motto, List<String> contents,
            List<String> guests, SeasonPhase state, List<Window> phases, List<MemberView> members,
            List<String> memberCodes, String headCode, String headName, List<Move> moves,
            @Nullable String covenantId) {}

    record MemberView(String wardCode, String wardName) {}

    @PostMapping
    @CommandName("open-season")
    @Operation(summary = "Write down a season of the block and open it", description = "BLOCK_ADMIN, the block's head or one of its secretaries")
    ResponseEntity<SeasonView> open(@Valid @RequestBody NewSeason request, CommandContext context) {
        Established block = blocks.find(request.blockId()).orElseThrow(SeasonController::noBlock);
        LocalDate today = LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
        Actor actor = context.actor();
        boolean secretary = actor.has("BLOCK_SECRETARY") && block.isSecretary(actor.personId());
        if (!actor.has("BLOCK_ADMIN") && !secretary
                && !block.isHead(actor.personId(), actor.organisation(), today)) {
            throw SeasonProblems.notTheHead();
        }
        String headCode = block.headOn(today).orElse(block.heads().getLast()).wardCode();
        Season draft = new Season(request.blockId() + "-" + request.year(), request.blockId(), request.year(),
                nfc(request.theme()), nfc(request.motto()),
                request.contents().stream().map(SeasonController::nfc).toList(), guests(request.guests()),
                SeasonPhase.DRAFT, windows(request.phases()), block.memberCodes(), headCode, List.of(), null);
        Outcome<Season> outcome = seasons.handle(draft.id(), context, new OpenSeason(draft));
        return Responses.created("/api/seasons/" + draft.id(), outcome.version(), view(outcome.state()));
    }

    @PostMapping("/{id}/phase-moves")
    @CommandName("move-season-to-next-phase")
    @Operation(summary = "Move the season on; only the present head of the block")
    ResponseEntity<SeasonView> move(@PathVariable String id, @Valid @RequestBody PhaseMove request,
            CommandContext context) {
        Season season = seasons.get(id);
        Actor actor = context.actor();
        LocalDate today = LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
        boolean byHead = blocks.find(season.blockId())
                .filter(block -> block.isHead(actor.personId(), actor.organisation(), today)).isPresent();
        String reason = request.reason();
        Outcome<Season> outcome = seasons.handle(id, context, new MoveSeasonToNextPhase(request.to(),
                reason == null || reason.isBlank() ? null : nfc(reason), byHead));
        return Responses.ok(outcome.version(), view(outcome.state()));
    }

    @GetMapping
    @Operation(summary = "All seasons, of one block where it is given")
    SeasonList all(@RequestParam(required = false) @Nullable String blockId) {
        return new SeasonList(seasons.all().stream().map(Versioned::state)
                .filter(season -> blockId == null || season.blockId().equals(blockId)).map(this::view).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One season")
    ResponseEntity<SeasonView> one(@PathVariable String id) {
        Versioned<Season> season = seasons.versioned(id)
                .orElseThrow(() -> SeasonProblems.explain(new Reason.UnknownSeason()));
        return Responses.ok(season.version(), view(season.state()));
    }

    private SeasonView view(Season season) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        return new SeasonView(season.id(), season.blockId(), season.year(), season.theme(), season.motto(),
                season.contents(), season.guests(), season.phase(), season.windows(),
                season.memberCodes().stream().map(code -> new MemberView(code, units.nameAt(code, today))).toList(),
                season.memberCodes(), season.headCode(), units.nameAt(season.headCode(), today), season.moves(),
                season.covenantId());
    }

    private static List<String> guests(@Nullable List<String> entries) {
        return entries == null ? List.of() : entries.stream().map(SeasonController::nfc).toList();
    }

    private static List<Window> windows(@Nullable List<PhaseWindow> phases) {
        return phases == null
                ? List.of()
                : phases.stream().map(window -> new Window(window.phase(), millis(window.opensAt()),
                        millis(window.closesAt()))).toList();
    }

    /** The store keeps milliseconds. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal noBlock() {
        return Refusal.of(422, "block-not-established",
                "Chưa có khối thi đua được thành lập với mã này. Kỳ thi đua chỉ mở cho khối đã thành lập.",
                "No established block has this code. A season is opened for an established block only.")
                .withError("/blockId", "Chưa được thành lập", "Not established");
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}

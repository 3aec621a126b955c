package vn.laocai.thidua.scoring.rescore;

import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

import vn.laocai.thidua.scoring.board.BoardRights;
import vn.laocai.thidua.scoring.board.RescoreChange;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.board.Standing;
import vn.laocai.thidua.scoring.board.Standings;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.FreshSignIn;

/** Rescore sets over HTTP: prepare, look at the effect, apply or cancel whole. */
@Tag(name = "Rescore sets", description = "Changed points that count whole or not at all")
@RestController
@RequestMapping("/api/rescore-sets")
@PreAuthorize("isAuthenticated()")
class RescoreController {

    private final RescoreSets sets;
    private final SeasonLedgers ledgers;
    private final Standings standings;
    private final BoardRights rights;

    RescoreController(RescoreSets sets, SeasonLedgers ledgers, Standings standings, BoardRights rights) {
        this.sets = sets;
        this.ledgers = ledgers;
        this.standings = standings;
        this.rights = rights;
    }

    /** A wanted change: points or a figure. */
    record NewChange(@NotBlank String wardCode, @NotBlank String code, @Nullable BigDecimal points,
            @Nullable Map<String, Object> figure) {}

    record NewSet(@NotBlank String seasonId, @NotBlank @Size(min = 20, max = 1000) String reason,
            @Nullable String complaintId, @NotEmpty @Size(max = 500) @Valid List<NewChange> changes) {}

    /** What the set does to a ward. */
    record Effect(String wardCode, int rankBefore, int rankAfter, BigDecimal totalBefore, BigDecimal totalAfter) {}

    /** A set with its state; the effect is absent in lists and once it is decided. */
    record SetView(String id, String seasonId, String state, String reason, @Nullable String complaintId,
            String preparedBy, Instant preparedAt, List<RescoreChange> changes, @Nullable List<Effect> effect) {}

    record SetList(String seasonId, List<SetView> items) {}

    @Operation(summary = "Prepare a set; head, secretary or monitor")
    @PostMapping
    @CommandName("prepare-rescore-set")
    ResponseEntity<SetView> prepare(@Valid @RequestBody NewSet request, CommandContext context) {
        List<RescoreSets.Wanted> wanted = request.changes().stream()
                .map(change -> new RescoreSets.Wanted(change.wardCode(), change.code(), change.points(),
                        figure(change.figure())))
                .toList();
        String id = sets.prepare(request.seasonId(), Normalizer.normalize(request.reason().strip(),
                Normalizer.Form.NFC), request.complaintId(), wanted, context);
        return ResponseEntity.created(URI.create("/api/rescore-sets/" + id)).body(view(sets.require(id), true));
    }

    private static @Nullable Figure figure(@Nullable Map<String, Object> figure) {
        return figure == null ? null : Figure.fromMap(figure);
    }

    @Operation(summary = "The sets of a season")
    @GetMapping
    SetList ofSeason(@RequestParam String seasonId, Actor actor) {
        rights.requireEverything(actor, seasonId);
        return new SetList(seasonId, sets.ofSeason(seasonId).stream().map(set -> view(set, false)).toList());
    }

    @Operation(summary = "A set with its effect on ranks and totals, while it is undecided")
    @GetMapping("/{id}")
    SetView one(@PathVariable String id, Actor actor) {
        RescoreSet set = sets.require(id);
        rights.requireEverything(actor, set.seasonId());
        return view(set, true);
    }

    @Operation(summary = "Apply it whole; the head, where his own ward is touched the monitor, never who prepared it")
    @PostMapping("/{id}/application")
    @CommandName("apply-rescore-set")
    @FreshSignIn
    SetView apply(@PathVariable String id, CommandContext context) {
        sets.apply(id, context);
        return view(sets.require(id), false);
    }

    @Operation(summary = "Put it away for ever")
    @PostMapping("/{id}/cancellation")
    @CommandName("cancel-rescore-set")
    SetView cancel(@PathVariable String id, CommandContext context) {
        sets.cancel(id, context);
        return view(sets.require(id), false);
    }

    private SetView view(RescoreSet set, boolean withEffect) {
        SeasonLedger ledger = ledgers.of(set.seasonId());
        String state = ledger.rescore(set.id()).map(rescore -> rescore.outcome().name()).orElse("PREPARED");
        List<Effect> effect = withEffect && state.equals("PREPARED") ? effect(set) : null;
        return new SetView(set.id(), set.seasonId(), state, set.reason(), set.complaintId(), set.preparedBy(),
                set.preparedAt(), set.changes(), effect);
    }

    private List<Effect> effect(RescoreSet set) {
        Standing before = standings.live(set.seasonId());
        Map<String, Ranked> after = new HashMap<>();
        standings.with(set.seasonId(), set.changes()).ranking()
                .forEach(ranked -> after.put(ranked.wardCode(), ranked));
        return before.ranking().stream().map(ranked -> {
            Ranked then = Objects.requireNonNull(after.get(ranked.wardCode()));
            return new Effect(ranked.wardCode(), ranked.rank(), then.rank(), ranked.total(), then.total());
        }).toList();
    }
}

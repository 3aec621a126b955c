package vn.laocai.thidua.scoring.violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.scoring.violation.NoticeHandler.Told;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Resolution;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.support.web.Responses;

/** Notices over HTTP. Who may read which is decided per notice: one's own department, one's own ward, or the council. */
@RestController
@RequestMapping("/api/violation-notices")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER',"
        + " 'APPRAISER', 'AUDITOR', 'AGENCY')")
@Tag(name = "Violation notices", description = "What departments tell that bars, suspends or caps an award")
class ViolationController {

    private final Violations violations;
    private final NoticeHandler handler;
    private final NoticeImport imports;
    private final Seasons seasons;
    private final Offices offices;
    private final Clock clock;

    ViolationController(Violations violations, NoticeHandler handler, NoticeImport imports, Seasons seasons,
            Offices offices, Clock clock) {
        this.violations = violations;
        this.handler = handler;
        this.imports = imports;
        this.seasons = seasons;
        this.offices = offices;
        this.clock = clock;
    }

    record NewNotice(@NotBlank @Size(max = 100) String seasonId,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String wardCode, @NotNull NoticeKind kind,
            @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String source,
            @NotBlank @Size(max = 100) String documentNumber, @NotNull LocalDate documentDate,
            @NotNull LocalDate from, @Nullable LocalDate to, @NotNull Effect effect) {}

    record Ending(@NotBlank @Size(max = 100) String documentNumber, @NotBlank @Size(max = 1000) String reason) {}

    record NewList(@NotBlank @Size(max = 100) String seasonId, @NotBlank @Size(max = 200_000) String csv,
            boolean dryRun) {}

    record NoticeView(String id, String seasonId, String wardCode, String source, NoticeKind kind, String kindVi,
            String documentNumber, LocalDate documentDate, LocalDate from, @Nullable LocalDate to, Effect effect,
            ViolationNotice.Status status, boolean counts, Instant recordedAt, @Nullable Resolution resolution,
            boolean mayEnd) {}

    /** The notices that the reader may see, and the kinds of which his department may give notice. */
    record NoticeList(List<NoticeView> items, List<KindView> kinds) {}

    record KindView(NoticeKind kind, String nameVi) {}

    @PostMapping
    @CommandName("record-violation-notice")
    @Operation(summary = "Give notice about a ward; the department that keeps the list, or the monitor")
    ResponseEntity<NoticeView> record(@Valid @RequestBody NewNotice request, CommandContext context) {
        String source = request.source() == null ? context.actor().organisation() : request.source();
        Outcome<ViolationNotice> done = handler.record(
                new Told(request.seasonId(), request.wardCode(), source, request.kind(), request.documentNumber(),
                        request.documentDate(), request.from(), request.to(), request.effect()),
                context);
        return Responses.created("/api/violation-notices/" + done.id(), done.version(),
                view(done.state(), context.actor()));
    }

    @PostMapping("/import")
    @CommandName("import-violation-notices")
    @Operation(summary = "Check a department's list line by line, and record it when every line is right")
    NoticeImport.Result importList(@Valid @RequestBody NewList request, CommandContext context) {
        return imports.run(request.seasonId(), request.csv(), request.dryRun(), context);
    }

    @PostMapping("/{id}/clearance")
    @CommandName("clear-violation-notice")
    @Operation(summary = "Declare the matter settled, a confirmed one too; suspended proposals go on")
    ResponseEntity<NoticeView> clear(@PathVariable String id, @Valid @RequestBody Ending request,
            CommandContext context) {
        return answer(handler.clear(id, request.documentNumber(), request.reason(), context), context.actor());
    }

    @PostMapping("/{id}/confirmation")
    @CommandName("confirm-violation-notice")
    @Operation(summary = "Declare the violation established; it bars awards of the season")
    ResponseEntity<NoticeView> confirm(@PathVariable String id, @Valid @RequestBody Ending request,
            CommandContext context) {
        return answer(handler.confirm(id, request.documentNumber(), request.reason(), context), context.actor());
    }

    @GetMapping
    @Operation(summary = "The notices of a season that one may see")
    NoticeList ofSeason(@RequestParam String seasonId, Actor actor) {
        Season season = seasons.require(seasonId);
        List<NoticeView> items = violations.versioned(seasonId).stream().map(Versioned::state)
                .filter(notice -> maySee(notice, season, actor)).map(notice -> view(notice, actor)).toList();
        List<NoticeKind> kinds = actor.has(Offices.MONITOR)
                ? Arrays.asList(NoticeKind.values())
                : NoticeKind.of(actor.organisation());
        return new NoticeList(items, kinds.stream().map(kind -> new KindView(kind, kind.nameVi())).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One notice")
    ResponseEntity<NoticeView> one(@PathVariable String id, Actor actor) {
        Versioned<ViolationNotice> notice = violations.get(id);
        if (!maySee(notice.state(), seasons.require(notice.state().seasonId()), actor)) {
            throw NoticeHandler.notForYou();
        }
        return Responses.ok(notice.version(), view(notice.state(), actor));
    }

    private boolean maySee(ViolationNotice notice, Season season, Actor actor) {
        boolean council = actor.has("COUNCIL_MEMBER") || actor.has("AUDITOR")
                || offices.isHeadSide(actor, season.blockId(), clock.instant());
        boolean department = (actor.has("APPRAISER") || actor.has("AGENCY"))
                && actor.organisation().equals(notice.source());
        boolean ward = (actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                && actor.organisation().equals(notice.wardCode());
        return council || department || ward;
    }

    private ResponseEntity<NoticeView> answer(Outcome<ViolationNotice> done, Actor actor) {
        return Responses.ok(done.version(), view(done.state(), actor));
    }

    private NoticeView view(ViolationNotice notice, Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        boolean mayEnd = notice.status() != ViolationNotice.Status.CLEARED && (actor.has(Offices.MONITOR)
                || ((actor.has("APPRAISER") || actor.has("AGENCY"))
                        && actor.organisation().equals(notice.source())));
        return new NoticeView(notice.id(), notice.seasonId(), notice.wardCode(), notice.source(), notice.kind(),
                notice.kind().nameVi(), notice.documentNumber(), notice.documentDate(), notice.from(), notice.to(),
                notice.effect(), notice.status(), notice.counts(today), notice.recordedAt(), notice.resolution(),
                mayEnd);
    }
}

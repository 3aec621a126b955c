package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.ward.season.Season.Move;
import vn.laocai.thidua.ward.season.Season.Window;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonCovenantNamed;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonDrafted;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonOpened;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonPhaseChanged;

/** How seasons are kept and told. */
final class SeasonDefinition implements AggregateDefinition<Season, SeasonEvent> {

    private record Drafted(String seasonId, String blockId, int year) {}

    private record Opened(String seasonId, String blockId, int year, String theme, String motto,
            List<String> contents, SeasonPhase state, List<Window> phases, List<String> memberCodes,
            String headCode) {}

    private record PhaseChanged(String seasonId, String blockId, SeasonPhase from, SeasonPhase to,
            @Nullable Instant opensAt, @Nullable Instant closesAt, @Nullable String reason,
            List<SeasonPhase> skipped) {}

    private record CovenantNamed(String seasonId, String covenantId) {}

    @Override
    public String context() {
        return "ward";
    }

    @Override
    public String name() {
        return "season";
    }

    @Override
    public String collection() {
        return "seasons";
    }

    @Override
    public Season evolve(@Nullable Season state, SeasonEvent event) {
        return SeasonDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(SeasonEvent event, Season after) {
        String id = after.id();
        return switch (event) {
            case SeasonDrafted _ -> EventOnWire.internalEvent("season-drafted",
                    new Drafted(id, after.blockId(), after.year()), id);
            case SeasonOpened _ -> EventOnWire.publicEvent("season-opened",
                    new Opened(id, after.blockId(), after.year(), after.theme(), after.motto(), after.contents(),
                            after.phase(), after.windows(), after.memberCodes(), after.headCode()),
                    id);
            case SeasonPhaseChanged(Move move) -> {
                Window window = after.windowOf(move.to()).orElse(null);
                yield EventOnWire.publicEvent("season-phase-changed",
                        new PhaseChanged(id, after.blockId(), move.from(), move.to(),
                                window == null ? null : window.opensAt(), window == null ? null : window.closesAt(),
                                move.reason(), move.skipped()),
                        id);
            }
            case SeasonCovenantNamed(String covenantId) ->
                EventOnWire.internalEvent("season-covenant-named", new CovenantNamed(id, covenantId), id);
        };
    }

    @Override
    public Document write(Season season) {
        return new Document("id", season.id()).append("blockId", season.blockId()).append("year", season.year())
                .append("theme", season.theme()).append("motto", season.motto()).append("contents", season.contents())
                .append("guests", season.guests())
                .append("phase", season.phase().name())
                .append("windows", season.windows().stream().map(SeasonDefinition::writeWindow).toList())
                .append("memberCodes", season.memberCodes()).append("headCode", season.headCode())
                .append("moves", season.moves().stream().map(SeasonDefinition::writeMove).toList())
                .append("covenantId", season.covenantId());
    }

    private static Document writeWindow(Window window) {
        return new Document("phase", window.phase().name()).append("opensAt", Date.from(window.opensAt()))
                .append("closesAt", Date.from(window.closesAt()));
    }

    private static Document writeMove(Move move) {
        return new Document("from", move.from().name()).append("to", move.to().name())
                .append("at", Date.from(move.at())).append("reason", move.reason())
                .append("skipped", move.skipped().stream().map(SeasonPhase::name).toList());
    }

    @Override
    public Season read(Document document) {
        return new Season(document.getString("id"), document.getString("blockId"), document.getInteger("year"),
                document.getString("theme"), document.getString("motto"), document.getList("contents", String.class),
                document.getList("guests", String.class),
                SeasonPhase.valueOf(document.getString("phase")),
                document.getList("windows", Document.class).stream()
                        .map(window -> new Window(SeasonPhase.valueOf(window.getString("phase")),
                                window.getDate("opensAt").toInstant(), window.getDate("closesAt").toInstant()))
                        .toList(),
                document.getList("memberCodes", String.class), document.getString("headCode"),
                document.getList("moves", Document.class).stream().map(SeasonDefinition::readMove).toList(),
                document.getString("covenantId"));
    }

    private static Move readMove(Document move) {
        return new Move(SeasonPhase.valueOf(move.getString("from")), SeasonPhase.valueOf(move.getString("to")),
                move.getDate("at").toInstant(), move.getString("reason"),
                move.getList("skipped", String.class).stream().map(SeasonPhase::valueOf).toList());
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof SeasonRefused season ? SeasonProblems.explain(season.reason()) : null;
    }
}

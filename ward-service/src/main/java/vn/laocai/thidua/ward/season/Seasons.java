package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.season.SeasonCommand.NameCovenant;
import vn.laocai.thidua.ward.season.SeasonRefused.Reason;

/** The seasons, for the other features too. */
@Component
public class Seasons {

    private final Aggregates<Season, SeasonEvent> aggregates;

    Seasons(AggregateFactory factory) {
        this.aggregates = factory.create(new SeasonDefinition());
    }

    /** The season with this id, if there is one. */
    public Optional<Season> find(String id) {
        return aggregates.find(id).map(Versioned::state);
    }

    /**
     * The season with this id.
     *
     * @throws Refusal
     *             404 {@code season-not-found}
     */
    public Season get(String id) {
        return find(id).orElseThrow(() -> SeasonProblems.explain(new Reason.UnknownSeason()));
    }

    /**
     * Refuses with 423 {@code phase-closed} unless the season is in the phase and inside its announced window.
     *
     * @param now
     *            business time
     */
    public void requireOpen(Season season, SeasonPhase phase, Instant now) {
        try {
            SeasonDecider.requireOpen(season, phase, now);
        } catch (SeasonRefused refused) {
            throw SeasonProblems.explain(refused.reason());
        }
    }

    /**
     * Makes the covenant the one of the season, so that no two are open or in force. Refuses with 409
     * {@code covenant-exists} where another one holds the place, and with 423 {@code phase-closed} outside the window.
     *
     * @param ended
     *            a covenant that is known to have ended, so that its place may be taken
     */
    public void nameCovenant(String seasonId, String covenantId, @Nullable String ended, CommandContext context) {
        aggregates.handle(seasonId, context,
                season -> SeasonDecider.decide(season, new NameCovenant(covenantId, ended), context.at()));
    }

    Optional<Versioned<Season>> versioned(String id) {
        return aggregates.find(id);
    }

    List<Versioned<Season>> all() {
        return aggregates.findAll();
    }

    Outcome<Season> handle(String id, CommandContext context, SeasonCommand command) {
        return aggregates.handle(id, context, season -> SeasonDecider.decide(season, command, context.at()));
    }
}

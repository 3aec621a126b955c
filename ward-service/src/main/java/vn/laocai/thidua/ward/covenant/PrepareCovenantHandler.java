package vn.laocai.thidua.ward.covenant;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.covenant.Covenant.Superseded;
import vn.laocai.thidua.ward.covenant.CovenantCommand.ChangeText;
import vn.laocai.thidua.ward.covenant.CovenantCommand.DraftCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.FinaliseCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.StartConsultation;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SupersedeCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.WithdrawCovenant;
import vn.laocai.thidua.ward.season.Season;
import vn.laocai.thidua.ward.season.SeasonPhase;
import vn.laocai.thidua.ward.season.Seasons;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Carries out what happens to a covenant before and after its signing. */
@Component
class PrepareCovenantHandler {

    private final Covenants covenants;
    private final CovenantRights rights;
    private final Seasons seasons;

    PrepareCovenantHandler(Covenants covenants, CovenantRights rights, Seasons seasons) {
        this.covenants = covenants;
        this.rights = rights;
        this.seasons = seasons;
    }

    Outcome<Covenant> draft(String seasonId, CovenantText text, CommandContext context) {
        Season season = seasons.get(seasonId);
        rights.requirePreparer(season.blockId(), context);
        String id = id("covenant:" + context.idempotencyKey());
        CovenantIdentity identity = new CovenantIdentity(id, seasonId, season.blockId(), season.year(), 1, null);
        return covenants.handle(id, context, new DraftCovenant(identity, text, season.memberCodes()));
    }

    Outcome<Covenant> changeText(String id, long expectedVersion, CovenantText text, CommandContext context) {
        CovenantIdentity identity = prepared(id, context);
        return covenants.handle(id, expectedVersion, context,
                new ChangeText(text, seasons.get(identity.seasonId()).memberCodes()));
    }

    Outcome<Covenant> consult(String id, CommandContext context) {
        prepared(id, context);
        return covenants.handle(id, context, new StartConsultation());
    }

    Outcome<Covenant> finalise(String id, CommandContext context) {
        prepared(id, context);
        return covenants.handle(id, context, new FinaliseCovenant());
    }

    Outcome<Covenant> withdraw(String id, String reason, CommandContext context) {
        rights.requireHead(covenants.get(id).state().identity().blockId(), context);
        return covenants.handle(id, context, new WithdrawCovenant(reason));
    }

    /**
     * Makes a new version (Rule 18). The new text is drafted first, under an id that follows from the old one, and then
     * the old version gives way: after a crash in between the same command, or the next one like it, finishes the rest.
     */
    Outcome<Covenant> revise(String id, String reason, CommandContext context) {
        Covenant old = covenants.get(id).state();
        CovenantIdentity identity = old.identity();
        rights.requireHead(identity.blockId(), context);
        Season season = seasons.get(identity.seasonId());
        String newId = id("revision:" + id);
        SupersedeCovenant supersede = new SupersedeCovenant(newId, reason);
        if (!(old instanceof Superseded)) {
            // Refuses early what the old version refuses later, so that no stray draft is left.
            covenants.check(old, supersede, context);
            // The new version must be signed again by all, so there has to be time for it.
            seasons.requireOpen(season, SeasonPhase.COVENANT_SIGNING, context.at());
            CovenantIdentity next = new CovenantIdentity(newId, identity.seasonId(), identity.blockId(),
                    identity.year(), identity.version() + 1, id);
            covenants.handle(newId, context, draft -> draft == null
                    ? CovenantDecider.decide(null,
                            new DraftCovenant(next, old.text(), season.memberCodes()),
                            context.at())
                    : List.of());
        }
        covenants.handle(id, context, supersede);
        Versioned<Covenant> created = covenants.get(newId);
        return new Outcome<>(newId, created.version(), created.state(), false);
    }

    private CovenantIdentity prepared(String id, CommandContext context) {
        CovenantIdentity identity = covenants.get(id).state().identity();
        rights.requirePreparer(identity.blockId(), context);
        return identity;
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString();
    }
}

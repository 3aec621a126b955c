package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Blocks;
import vn.laocai.thidua.ward.covenant.Covenant.Ended;
import vn.laocai.thidua.ward.covenant.Covenant.Finalised;
import vn.laocai.thidua.ward.covenant.Covenant.Party;
import vn.laocai.thidua.ward.covenant.CovenantCommand.OpenForSigning;
import vn.laocai.thidua.ward.registry.Unit;
import vn.laocai.thidua.ward.registry.Units;
import vn.laocai.thidua.ward.season.Season;
import vn.laocai.thidua.ward.season.Seasons;

/**
 * Opens a covenant for signature: only the head, only in the phase of signing. The season is asked first and remembers
 * which covenant it is, so two covenants are never open for one season.
 */
@Component
class OpenCovenantHandler {

    private final Covenants covenants;
    private final CovenantRights rights;
    private final Seasons seasons;
    private final Blocks blocks;
    private final Units units;
    private final boolean papersFirst;

    OpenCovenantHandler(Covenants covenants, CovenantRights rights, Seasons seasons, Blocks blocks, Units units,
            @Value("${thidua.covenant.papers-before-signing}") boolean papersFirst) {
        this.covenants = covenants;
        this.rights = rights;
        this.seasons = seasons;
        this.blocks = blocks;
        this.units = units;
        this.papersFirst = papersFirst;
    }

    Outcome<Covenant> open(String id, @Nullable Instant dueAt, CommandContext context) {
        Covenant covenant = covenants.get(id).state();
        CovenantIdentity identity = covenant.identity();
        rights.requireHead(identity.blockId(), context);
        OpenForSigning command = new OpenForSigning(parties(identity.blockId(), context), dueAt);
        if (covenant instanceof Finalised) {
            covenants.check(covenant, command, context);
            if (papersFirst) {
                // The papers of Rule 9 are not kept yet, so they cannot have been issued.
                throw CovenantProblems.papersMissing();
            }
            Season season = seasons.get(identity.seasonId());
            String named = season.covenantId();
            seasons.nameCovenant(season.id(), id, named != null && hasEnded(named) ? named : null, context);
        }
        return covenants.handle(id, context, command);
    }

    private boolean hasEnded(String id) {
        return covenants.find(id).filter(Ended.class::isInstance).isPresent();
    }

    private List<Party> parties(String blockId, CommandContext context) {
        LocalDate today = LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
        List<String> members = blocks.find(blockId).map(Established::memberCodes).orElse(List.of());
        return members.stream().map(ward -> new Party(ward, signers(ward, today))).toList();
    }

    private List<String> signers(String wardCode, LocalDate today) {
        return units.find(wardCode).map(unit -> unit.signersAt(today).stream().map(Unit.Signer::personId).toList())
                .orElse(List.of());
    }
}

package vn.laocai.thidua.ward.covenant;

import java.util.Base64;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SignCovenant;
import vn.laocai.thidua.ward.covenant.CovenantRefused.Reason;
import vn.laocai.thidua.ward.season.Season;
import vn.laocai.thidua.ward.season.SeasonPhase;
import vn.laocai.thidua.ward.season.Seasons;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs a covenant for the actor's own ward. */
@Component
class SignCovenantHandler {

    private final Covenants covenants;
    private final CovenantRights rights;
    private final Seasons seasons;
    private final SigningPort signing;

    SignCovenantHandler(Covenants covenants, CovenantRights rights, Seasons seasons, SigningPort signing) {
        this.covenants = covenants;
        this.rights = rights;
        this.seasons = seasons;
        this.signing = signing;
    }

    Outcome<Covenant> sign(String id, String contentHash, CommandContext context) {
        Season season = seasons.get(covenants.get(id).state().identity().seasonId());
        Actor actor = context.actor();
        boolean signingOpen = season.isOpen(SeasonPhase.COVENANT_SIGNING, context.at());
        SignCovenant command = new SignCovenant(actor.organisation(), actor.personId(), rights.isSigner(context),
                contentHash, signingOpen, this::sign);
        return covenants.handle(id, context, covenant -> {
            try {
                return CovenantDecider.decide(covenant, command, context.at());
            } catch (CovenantRefused refused) {
                if (refused.reason() instanceof Reason.SigningClosed) {
                    // The season tells its window, which helps more than the bare fact.
                    seasons.requireOpen(season, SeasonPhase.COVENANT_SIGNING, context.at());
                }
                throw refused;
            }
        });
    }

    private WardSignature sign(SignatureStatement statement) {
        String canonical = statement.canonical();
        Signed signed = signing.sign(statement.signerId(), canonical.getBytes(UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return new WardSignature(statement.wardCode(), statement.signerId(), statement.signedAt(),
                statement.contentHash(), canonical, base64.encodeToString(signed.signature()),
                base64.encodeToString(signed.publicKey()), signed.keyId());
    }
}

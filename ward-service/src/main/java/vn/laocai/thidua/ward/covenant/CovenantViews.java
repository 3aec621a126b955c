package vn.laocai.thidua.ward.covenant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.ward.covenant.Covenant.Ended;
import vn.laocai.thidua.ward.covenant.Covenant.InForce;
import vn.laocai.thidua.ward.covenant.Covenant.Opening;
import vn.laocai.thidua.ward.covenant.Covenant.Superseded;
import vn.laocai.thidua.ward.covenant.CovenantText.CriteriaSet;
import vn.laocai.thidua.ward.covenant.CovenantText.Target;
import vn.laocai.thidua.ward.covenant.CovenantVerification.Finding;
import vn.laocai.thidua.ward.registry.Unit;
import vn.laocai.thidua.ward.registry.Units;
import vn.laocai.thidua.ward.season.Season;
import vn.laocai.thidua.ward.season.Seasons;

/** Covenants as clients read them: with the names that the wards have, or had when it was opened for signature. */
@Component
class CovenantViews {

    private final Units units;
    private final Seasons seasons;
    private final Clock clock;

    CovenantViews(Units units, Seasons seasons, Clock clock) {
        this.units = units;
        this.seasons = seasons;
        this.clock = clock;
    }

    record CovenantView(String id, String seasonId, String blockId, int year, int version, String state, String title,
            String preamble, List<String> contents, List<String> commitments, Map<String, List<Target>> targets,
            String contentHash, List<PartyView> parties, int signedCount, @Nullable Instant openedAt,
            @Nullable Instant dueAt, @Nullable Instant enteredIntoForceAt, @Nullable CriteriaSet criteriaSet,
            @Nullable String supersedes, @Nullable String supersededBy, @Nullable String reason) {}

    record PartyView(String wardCode, String wardName, @Nullable String signerId, @Nullable String signerName,
            @Nullable SignatureView signature) {}

    record SignatureView(Instant signedAt, String keyId) {}

    record VerificationView(String covenantId, int version, String state, String contentHash, String computedHash,
            boolean textFits, boolean valid, List<VerifiedSignature> signatures) {}

    record VerifiedSignature(String wardCode, String wardName, String signerId, @Nullable String signerName,
            Instant signedAt, String keyId, String statement, String signature, String publicKey, boolean textFits,
            boolean statementFits, boolean signatureFits, boolean keyFits, boolean valid) {}

    CovenantView view(Covenant covenant) {
        CovenantIdentity identity = covenant.identity();
        CovenantText text = covenant.text();
        Optional<Opening> opening = covenant.opening();
        LocalDate day = dayOf(covenant);
        List<String> parties = opening.map(Opening::partyCodes).orElseGet(
                () -> seasons.find(identity.seasonId()).map(Season::memberCodes).orElse(List.of()));
        Ended ended = covenant instanceof Ended end ? end : null;
        return new CovenantView(identity.id(), identity.seasonId(), identity.blockId(), identity.year(),
                identity.version(), covenant.stateName(), text.title(), text.preamble(), text.contents(),
                text.commitments(), text.targets(), covenant.contentHash(),
                parties.stream().map(ward -> party(covenant, ward, day)).toList(), covenant.signatures().size(),
                opening.map(Opening::openedAt).orElse(null), opening.map(Opening::dueAt).orElse(null),
                enteredAt(covenant), text.criteriaSet(), identity.supersedes(),
                ended instanceof Superseded superseded ? superseded.newCovenantId() : null,
                ended == null ? null : ended.reason());
    }

    VerificationView verification(Covenant covenant, Finding finding) {
        LocalDate day = dayOf(covenant);
        List<VerifiedSignature> signatures = finding.signatures().stream().map(found -> {
            WardSignature signature = found.signature();
            Optional<Unit> unit = units.find(signature.wardCode());
            return new VerifiedSignature(signature.wardCode(), name(unit, signature.wardCode(), day),
                    signature.signerId(), signerName(unit, signature.signerId()), signature.signedAt(),
                    signature.keyId(), signature.statement(), signature.signature(), signature.publicKey(),
                    found.textFits(), found.statementFits(), found.signatureFits(), found.keyFits(), found.valid());
        }).toList();
        return new VerificationView(covenant.identity().id(), covenant.identity().version(), covenant.stateName(),
                finding.contentHash(), finding.computedHash(), finding.textFits(), finding.valid(), signatures);
    }

    private PartyView party(Covenant covenant, String wardCode, LocalDate day) {
        Optional<Unit> unit = units.find(wardCode);
        WardSignature signature = covenant.signatures().stream().filter(of -> of.wardCode().equals(wardCode))
                .findFirst().orElse(null);
        String name = name(unit, wardCode, day);
        if (signature != null) {
            return new PartyView(wardCode, name, signature.signerId(), signerName(unit, signature.signerId()),
                    new SignatureView(signature.signedAt(), signature.keyId()));
        }
        Unit.Signer signer = unit.flatMap(known -> known.signersAt(today()).stream().findFirst()).orElse(null);
        return new PartyView(wardCode, name, signer == null ? null : signer.personId(),
                signer == null ? null : signer.name(), null);
    }

    private static String name(Optional<Unit> unit, String code, LocalDate day) {
        return unit.map(known -> known.nameAt(day)).orElse(code);
    }

    private static @Nullable String signerName(Optional<Unit> unit, String signerId) {
        return unit.flatMap(known -> known.signers().stream().filter(signer -> signer.personId().equals(signerId))
                .findFirst().map(Unit.Signer::name)).orElse(null);
    }

    private static @Nullable Instant enteredAt(Covenant covenant) {
        return switch (covenant) {
            case InForce inForce -> inForce.enteredAt();
            case Ended ended -> enteredAt(ended.last());
            case Covenant.Drafting _,Covenant.Consulting _,Covenant.Finalised _,Covenant.Signable _,Covenant.FullySigned _ ->
                null;
        };
    }

    private LocalDate dayOf(Covenant covenant) {
        return covenant.opening().map(opening -> LocalDate.ofInstant(opening.openedAt(), BusinessClock.ZONE))
                .orElseGet(this::today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
    }
}

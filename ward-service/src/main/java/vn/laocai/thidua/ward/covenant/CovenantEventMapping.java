package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.ward.covenant.Covenant.Opening;
import vn.laocai.thidua.ward.covenant.Covenant.Party;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantDrafted;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantEnteredIntoForce;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantFinalised;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantOpenedForSignature;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSentForConsultation;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSigned;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSuperseded;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantTextChanged;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantWithdrawn;
import vn.laocai.thidua.ward.covenant.CovenantText.CriteriaSet;

/** Events of the covenant as others read them. Drafts stay in the house. */
final class CovenantEventMapping {

    private record DraftData(String covenantId, String seasonId, int version, String state, String contentHash) {}

    private record SignerData(String wardCode, String signerId) {}

    private record OpenedData(String covenantId, String seasonId, String blockId, int version, String title,
            String contentHash, List<String> parties, List<SignerData> signers, @Nullable Instant dueAt) {}

    private record SignedData(String covenantId, String seasonId, String blockId, int version, String wardCode,
            String signerId, String method, String keyId, Instant signedAt, String contentHash, int signedCount,
            int partyCount) {}

    private record InForceData(String covenantId, String seasonId, String blockId, int year, int version,
            String contentHash, List<String> parties, List<String> nonSigners, @Nullable CriteriaSet criteriaSet,
            Instant enteredAt) {}

    private record WithdrawnData(String covenantId, String seasonId, int version, String reason) {}

    private record SupersededData(String covenantId, String seasonId, int oldVersion, int newVersion,
            String newCovenantId, String reason) {}

    private CovenantEventMapping() {}

    static EventOnWire describe(CovenantEvent event, Covenant after) {
        CovenantIdentity of = after.identity();
        return switch (event) {
            case CovenantDrafted _ -> draft("covenant-drafted", after);
            case CovenantTextChanged _ -> draft("covenant-text-changed", after);
            case CovenantSentForConsultation _ -> draft("covenant-sent-for-consultation", after);
            case CovenantFinalised _ -> draft("covenant-finalised", after);
            case CovenantOpenedForSignature(Opening opening) -> told("covenant-opened-for-signature", of,
                    new OpenedData(of.id(), of.seasonId(), of.blockId(), of.version(), after.text().title(),
                            after.contentHash(), opening.partyCodes(), signers(opening), opening.dueAt()));
            case CovenantSigned(WardSignature signature) -> told("covenant-signed", of,
                    new SignedData(of.id(), of.seasonId(), of.blockId(), of.version(), signature.wardCode(),
                            signature.signerId(), "DIGITAL", signature.keyId(), signature.signedAt(),
                            signature.contentHash(), after.signatures().size(), parties(after).size()));
            case CovenantEnteredIntoForce(Instant at) -> told("covenant-entered-into-force", of,
                    new InForceData(of.id(), of.seasonId(), of.blockId(), of.year(), of.version(),
                            after.contentHash(), parties(after), List.of(), after.text().criteriaSet(), at));
            case CovenantWithdrawn(String reason, Instant _) -> withdrawn(of, after, reason);
            case CovenantSuperseded(String newId, int newVersion, String reason, Instant _) ->
                told("covenant-superseded", of, new SupersededData(of.id(), of.seasonId(), of.version(),
                        newVersion, newId, reason));
        };
    }

    private static EventOnWire told(String name, CovenantIdentity identity, Object data) {
        return EventOnWire.publicEvent(name, data, identity.seasonId());
    }

    private static EventOnWire draft(String name, Covenant after) {
        CovenantIdentity of = after.identity();
        return EventOnWire.internalEvent(name,
                new DraftData(of.id(), of.seasonId(), of.version(), after.stateName(), after.contentHash()),
                of.seasonId());
    }

    /** A draft that nobody outside has heard of is taken back in silence too. */
    private static EventOnWire withdrawn(CovenantIdentity of, Covenant after, String reason) {
        WithdrawnData data = new WithdrawnData(of.id(), of.seasonId(), of.version(), reason);
        return after.opening().isPresent()
                ? told("covenant-withdrawn", of, data)
                : EventOnWire.internalEvent("covenant-draft-withdrawn", data, of.seasonId());
    }

    private static List<String> parties(Covenant covenant) {
        return covenant.opening().map(Opening::partyCodes).orElse(List.of());
    }

    private static List<SignerData> signers(Opening opening) {
        List<SignerData> signers = new ArrayList<>();
        for (Party party : opening.parties()) {
            party.signerIds().forEach(signer -> signers.add(new SignerData(party.wardCode(), signer)));
        }
        return signers;
    }
}

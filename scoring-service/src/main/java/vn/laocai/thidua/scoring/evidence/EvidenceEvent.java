package vn.laocai.thidua.scoring.evidence;

import vn.laocai.thidua.scoring.evidence.Evidence.Version;

/** What happened in a library; only the journal hears of it. */
sealed interface EvidenceEvent {

    record EvidenceAdded(String evidenceId, String seasonId, String wardCode, Version version)
            implements
                EvidenceEvent {}

    record EvidenceVersionAdded(String evidenceId, Version version) implements EvidenceEvent {}

    record EvidenceWithdrawn(String evidenceId, String reason) implements EvidenceEvent {}
}

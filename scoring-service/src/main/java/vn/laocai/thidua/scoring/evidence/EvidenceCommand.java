package vn.laocai.thidua.scoring.evidence;

import java.util.List;

import vn.laocai.thidua.scoring.evidence.Evidence.Version;

/** What a ward does with its evidence. */
sealed interface EvidenceCommand {

    /** Adds a document with its first file. */
    record AddEvidence(String evidenceId, String seasonId, String wardCode, Version first) implements EvidenceCommand {}

    /** Adds a newer file beside the older ones; the number of the given version is not used. */
    record AddVersion(String evidenceId, Version next) implements EvidenceCommand {}

    /**
     * Takes a document out of the library.
     *
     * @param submitted
     *            whether a submission cites it (Rule 42)
     * @param citedBy
     *            criteria that cite it now
     */
    record WithdrawEvidence(String evidenceId, String reason, boolean submitted,
            List<String> citedBy) implements EvidenceCommand {}
}

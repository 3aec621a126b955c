package vn.laocai.thidua.scoring.evidence;

import java.util.List;

/** Finds the same file, and the same document in another file, over all wards and seasons. */
interface Fingerprints {

    /** Where something of the same kind is. */
    record Match(String evidenceId, boolean sameFile) {}

    /** Remembers what the version is like; remembering it again changes nothing. */
    void remember(String evidenceId, Evidence.Version version);

    /** Evidence like this one, the same files first, without itself. */
    List<Match> like(String evidenceId, Evidence.Version version);
}

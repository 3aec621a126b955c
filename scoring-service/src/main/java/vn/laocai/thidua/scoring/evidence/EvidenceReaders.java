package vn.laocai.thidua.scoring.evidence;

import java.time.Instant;

import vn.laocai.thidua.support.command.Actor;

/**
 * Who beside the ward may read its evidence and what it claims. Every bean of this kind is asked: one refusal counts more
 * than any permission, and silence of all is a refusal.
 */
public interface EvidenceReaders {

    /** What one bean says. */
    enum Verdict {
        /** Everything. */
        ALLOWED,
        /** What belongs to the criteria of the reader's field, and nothing else (Rule 31). */
        FIELD,
        /** Nothing, whatever others say. */
        REFUSED,
        /** Somebody else may decide. */
        SILENT
    }

    /** Whether the person may read the evidence of this ward in this season at this instant. */
    Verdict mayRead(Actor actor, String seasonId, String wardCode, Instant at);
}

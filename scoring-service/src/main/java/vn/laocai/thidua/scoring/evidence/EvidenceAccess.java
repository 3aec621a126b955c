package vn.laocai.thidua.scoring.evidence;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.evidence.EvidenceReaders.Verdict;
import vn.laocai.thidua.support.command.Actor;

/** Puts together what all readers' rules say. */
@Component
public class EvidenceAccess {

    private final List<EvidenceReaders> rules;

    EvidenceAccess(List<EvidenceReaders> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Whether the person may read a ward's evidence; one refusal counts more than any permission. */
    public boolean mayRead(Actor actor, String seasonId, String wardCode, Instant at) {
        boolean allowed = false;
        for (EvidenceReaders rule : rules) {
            Verdict verdict = rule.mayRead(actor, seasonId, wardCode, at);
            if (verdict == Verdict.REFUSED) {
                return false;
            }
            allowed |= verdict == Verdict.ALLOWED;
        }
        return allowed;
    }
}

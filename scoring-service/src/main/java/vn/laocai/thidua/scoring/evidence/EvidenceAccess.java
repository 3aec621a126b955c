package vn.laocai.thidua.scoring.evidence;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    /**
     * How much of a ward's evidence the person may read; one refusal counts more than any permission, and the widest
     * permission counts.
     *
     * @return never {@link Verdict#SILENT}
     */
    public Verdict verdict(Actor actor, String seasonId, String wardCode, Instant at) {
        Set<Verdict> said = EnumSet.noneOf(Verdict.class);
        rules.forEach(rule -> said.add(rule.mayRead(actor, seasonId, wardCode, at)));
        if (said.contains(Verdict.REFUSED)) {
            return Verdict.REFUSED;
        }
        return said.contains(Verdict.ALLOWED)
                ? Verdict.ALLOWED
                : said.contains(Verdict.FIELD) ? Verdict.FIELD : Verdict.REFUSED;
    }
}

package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Where the appraisal of a sheet stands.
 *
 * @param round
 *            last completed round, 0 before the first
 * @param explainUntil
 *            until when the ward may explain; absent before the first round is complete
 * @param acceptance
 *            that the ward accepts what was found, in words or by silence (Rule 35)
 * @param finalAt
 *            business time of the finalisation
 * @param proposal
 *            a proposed reopening that nobody has decided yet
 * @param reopened
 *            criteria that are open again after a reopening; empty where the whole sheet is appraised
 * @param penalties
 *            what figures that proved wrong may cost, by criterion
 */
public record Appraisal(int round, @Nullable Instant explainUntil, @Nullable Acceptance acceptance,
        @Nullable Instant finalAt, @Nullable Proposal proposal, SortedSet<String> reopened,
        SortedMap<String, WrongFigure> penalties) {

    static final Appraisal NONE = new Appraisal(0, null, null, null, null, new TreeSet<>(), new TreeMap<>());

    public Appraisal {
        reopened = Collections.unmodifiableSortedSet(new TreeSet<>(reopened));
        penalties = Collections.unmodifiableSortedMap(new TreeMap<>(penalties));
    }

    /** The ward's acceptance; {@code by} is a policy where it said nothing in time. */
    public record Acceptance(boolean bySilence, String by, Instant at) {}

    /** A reopening that the head proposes; another person decides (Rule 39). */
    public record Proposal(Set<String> codes, String reason, String by, Instant at) {

        public Proposal {
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        }
    }

    /** What became of a penalty that is proposed. */
    public enum PenaltyState {
        /** Nobody has decided. */
        PROPOSED,
        /** The head's side has taken the points away; the ward may complain about it. */
        IMPOSED,
        /** The head's side has let it be. */
        DISMISSED
    }

    /**
     * A claim that was appraised down, and what that would cost: 1.5 times the points wrongly claimed, never by itself.
     *
     * @param claimed
     *            points of the ward's claim
     * @param found
     *            points after appraisal
     * @param points
     *            points of the penalty, scale 2
     * @param penaltyCode
     *            criterion that holds the penalty once it is imposed
     */
    public record WrongFigure(BigDecimal claimed, BigDecimal found, BigDecimal points, PenaltyState state,
            @Nullable String penaltyCode, @Nullable String reason, @Nullable String by, @Nullable Instant at) {}

    Appraisal withPenalty(String code, @Nullable WrongFigure penalty) {
        SortedMap<String, WrongFigure> all = new TreeMap<>(penalties);
        if (penalty == null) {
            all.remove(code);
        } else {
            all.put(code, penalty);
        }
        return new Appraisal(round, explainUntil, acceptance, finalAt, proposal, reopened, all);
    }

    Appraisal completed(int newRound, @Nullable Instant until) {
        return new Appraisal(newRound, until, null, finalAt, proposal, reopened, penalties);
    }

    Appraisal with(@Nullable Acceptance given) {
        return new Appraisal(round, explainUntil, given, finalAt, proposal, reopened, penalties);
    }

    Appraisal with(@Nullable Proposal given) {
        return new Appraisal(round, explainUntil, acceptance, finalAt, given, reopened, penalties);
    }

    Appraisal finalised(Instant at) {
        return new Appraisal(round, explainUntil, acceptance, at, null, reopened, penalties);
    }

    Appraisal reopened(Set<String> codes) {
        return new Appraisal(0, null, null, null, null, new TreeSet<>(codes), penalties);
    }
}

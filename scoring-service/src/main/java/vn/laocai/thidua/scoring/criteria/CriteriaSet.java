package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All versions of the criteria of a season.
 *
 * @param versions
 *            in the order of their numbers, from 1; empty where only the covenant has been heard of
 * @param covenant
 *            the covenant in force, once heard of
 */
record CriteriaSet(String id, String seasonId, String blockId, List<Version> versions, @Nullable Covenant covenant) {

    CriteriaSet {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param hash
     *            of the table as it is now
     * @param reason
     *            why it was begun; none for the first
     * @param electorate
     *            members that are asked for their consent (Rule 12); empty where nobody is
     * @param comments
     *            what wards said of it, by number from 1
     * @param invitation
     *            by which members were asked for comments, the latest where there were several (Rule 15)
     * @param withdrawn
     *            why it was taken back, where it was
     */
    record Version(int number, CriteriaState state, CriteriaTable table, String hash, @Nullable String reason,
            @Nullable IssuedAs document, List<String> electorate, List<Consent> consents,
            List<CriteriaComment> comments, @Nullable Invitation invitation, @Nullable String withdrawn,
            @Nullable Instant publishedAt, @Nullable Instant inForceAt) {

        Version {
            electorate = List.copyOf(electorate);
            consents = List.copyOf(consents);
            comments = List.copyOf(comments);
        }

        static Version draft(int number, CriteriaTable table, @Nullable String reason) {
            return new Version(number, CriteriaState.DRAFT, table, table.hash(), reason, null, List.of(), List.of(),
                    List.of(), null, null, null, null);
        }

        Version with(CriteriaTable changed) {
            return new Version(number, state, changed, changed.hash(), reason, document, electorate, consents,
                    comments, invitation, withdrawn, publishedAt, inForceAt);
        }

        Version in(CriteriaState next) {
            return new Version(number, next, table, hash, reason, document, electorate, consents, comments,
                    invitation, withdrawn, publishedAt, inForceAt);
        }

        Version published(CriteriaState next, @Nullable IssuedAs as, List<String> asked, Instant at) {
            return new Version(number, next, table, hash, reason, as, asked, List.of(), comments, invitation, withdrawn,
                    at,
                    null);
        }

        Version inForce(Instant at) {
            return new Version(number, CriteriaState.FROZEN, table, hash, reason, document, electorate, consents,
                    comments, invitation, withdrawn, publishedAt, at);
        }

        Version consented(List<Consent> now) {
            return new Version(number, state, table, hash, reason, document, electorate, now, comments, invitation,
                    withdrawn,
                    publishedAt, inForceAt);
        }

        Version commented(List<CriteriaComment> now) {
            return new Version(number, state, table, hash, reason, document, electorate, consents, now, invitation,
                    withdrawn,
                    publishedAt, inForceAt);
        }

        Version inviting(Invitation now) {
            return new Version(number, state, table, hash, reason, document, electorate, consents, comments, now,
                    withdrawn, publishedAt, inForceAt);
        }

        Version withdrawn(String why) {
            return new Version(number, CriteriaState.WITHDRAWN, table, hash, reason, document, electorate, consents,
                    comments, invitation, why, publishedAt, inForceAt);
        }

        /** Comments that nobody has answered (Rule 15). */
        List<CriteriaComment> unanswered() {
            return comments.stream().filter(comment -> comment.answer() == null).toList();
        }

        /** Wards that have agreed, in the order in which they did. */
        List<String> agreeing() {
            return consents.stream().filter(Consent::agree).map(Consent::wardCode).toList();
        }
    }

    /** Number and date of the document that issues a version (Rule 9). */
    record IssuedAs(String number, @Nullable LocalDate date) {}

    /** Members that were asked for comments on a draft, and until when (Rule 15). */
    record Invitation(List<String> wardCodes, Instant until, Instant at) {}

    /** The answer of a member ward. */
    record Consent(String wardCode, String personId, boolean agree, Instant at) {}

    /**
     * The covenant in force as the criteria know it.
     *
     * @param claim
     *            the version that its text names, where it names one
     * @param matched
     *            whether a version was frozen by it
     */
    record Covenant(String covenantId, @Nullable Claim claim, boolean matched) {}

    /** The version and hash that a covenant names. */
    record Claim(String setId, int version, String hash) {}

    Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    Optional<Version> in(CriteriaState state) {
        return versions.reversed().stream().filter(version -> version.state() == state).findFirst();
    }

    /** The frozen version; before there is one, the latest that is published. */
    Optional<Version> inForce() {
        return in(CriteriaState.FROZEN).or(() -> in(CriteriaState.PUBLISHED));
    }

    /** The version that was in force at this instant; before any was, the one that had been published last. */
    Optional<Version> inForceAt(Instant at) {
        return latest(Version::inForceAt, at).or(() -> latest(Version::publishedAt, at));
    }

    private Optional<Version> latest(Function<Version, @Nullable Instant> time, Instant at) {
        Version found = null;
        Instant best = Instant.MIN;
        for (Version version : versions) {
            Instant then = time.apply(version);
            if (then != null && !then.isAfter(at) && !then.isBefore(best)) {
                found = version;
                best = then;
            }
        }
        return Optional.ofNullable(found);
    }

    CriteriaSet plus(Version version) {
        return new CriteriaSet(id, seasonId, blockId,
                Stream.concat(versions.stream(), Stream.of(version)).toList(),
                covenant);
    }

    CriteriaSet without(int number) {
        return new CriteriaSet(id, seasonId, blockId,
                versions.stream().filter(version -> version.number() != number).toList(), covenant);
    }

    CriteriaSet changing(int number, UnaryOperator<Version> change) {
        return changingAll(version -> version.number() == number ? change.apply(version) : version);
    }

    CriteriaSet changingAll(UnaryOperator<Version> change) {
        return new CriteriaSet(id, seasonId, blockId, versions.stream().map(change).toList(), covenant);
    }

    CriteriaSet under(Covenant now) {
        return new CriteriaSet(id, seasonId, blockId, versions, now);
    }
}

package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Covenant;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;
import vn.laocai.thidua.support.outbox.Versioned;

/** Criteria as clients see them. */
final class CriteriaViews {

    private CriteriaViews() {}

    record SetList(List<SetView> items) {}

    /**
     * A set without its tables.
     *
     * @param inForce
     *            number of the version that counts; before the covenant is in force, the latest published one
     * @param unmatchedCovenant
     *            the covenant in force whose criteria could not be frozen
     */
    record SetView(String id, String seasonId, String blockId, @Nullable Integer inForce, @Nullable String covenantId,
            @Nullable UnmatchedView unmatchedCovenant, List<VersionLine> versions) {}

    /** What the covenant names; nothing where it names nothing and no version was published. */
    record UnmatchedView(String covenantId, @Nullable Integer version, @Nullable String hash) {}

    record VersionLine(int version, String state, String hash, String title, @Nullable String reason,
            @Nullable String documentNumber, @Nullable LocalDate documentDate, @Nullable Instant publishedAt,
            @Nullable Instant inForceAt, List<ConsentView> consents, @Nullable Integer asked,
            @Nullable Integer needed, int unansweredComments) {}

    record ConsentView(String wardCode, boolean agree, Instant at) {}

    /** What a ward said of a version; of the whole table where there is no code. */
    record CommentView(int number, @Nullable String code, String wardCode, String text, Instant at,
            @Nullable AnswerView answer) {}

    record AnswerView(String disposition, String text, Instant at) {}

    record VersionView(String id, String seasonId, String blockId, int version, String state, String hash,
            Map<String, Object> table, List<Finding> findings, @Nullable String reason,
            @Nullable String documentNumber, @Nullable LocalDate documentDate, List<ConsentView> consents,
            @Nullable Integer asked, @Nullable Integer needed, List<CommentView> comments,
            @Nullable Instant commentsUntil, @Nullable String withdrawn) {}

    /** Worked examples of a formula, and what is wrong with it. */
    record ExampleList(List<FormulaExamples.Example> examples, List<Finding> findings) {}

    record FindingList(List<Finding> findings) {}

    /**
     * What an import would do or did.
     *
     * @param applied
     *            whether the draft has the new table now
     */
    record ImportView(boolean applied, int criteria, List<RowError> errors, List<Finding> findings,
            @Nullable TableChanges changes) {}

    static SetView set(Versioned<CriteriaSet> versioned) {
        CriteriaSet set = versioned.state();
        Covenant covenant = set.covenant();
        return new SetView(set.id(), set.seasonId(), set.blockId(), set.inForce().map(Version::number).orElse(null),
                covenant == null ? null : covenant.covenantId(),
                covenant == null || covenant.matched() ? null : unmatched(covenant),
                set.versions().stream().map(CriteriaViews::line).toList());
    }

    private static UnmatchedView unmatched(Covenant covenant) {
        Claim claim = covenant.claim();
        return new UnmatchedView(covenant.covenantId(), claim == null ? null : claim.version(),
                claim == null ? null : claim.hash());
    }

    private static VersionLine line(Version version) {
        IssuedAs issued = version.document();
        return new VersionLine(version.number(), version.state().name(), version.hash(), version.table().title(),
                version.reason(), issued == null ? null : issued.number(), issued == null ? null : issued.date(),
                version.publishedAt(), version.inForceAt(), consents(version), asked(version), needed(version),
                version.unanswered().size());
    }

    static VersionView version(CriteriaSet set, Version version, List<Finding> findings) {
        IssuedAs issued = version.document();
        return new VersionView(set.id(), set.seasonId(), set.blockId(), version.number(), version.state().name(),
                version.hash(), version.table().toMap(), findings, version.reason(),
                issued == null ? null : issued.number(), issued == null ? null : issued.date(), consents(version),
                asked(version), needed(version),
                version.comments().stream().map(CriteriaViews::comment).toList(),
                version.invitation() == null ? null : version.invitation().until(), version.withdrawn());
    }

    private static CommentView comment(CriteriaComment comment) {
        CriteriaComment.Answer answer = comment.answer();
        return new CommentView(comment.number(), comment.code(), comment.wardCode(), comment.text(), comment.at(),
                answer == null ? null : new AnswerView(answer.disposition().name(), answer.text(), answer.at()));
    }

    private static List<ConsentView> consents(Version version) {
        return version.consents().stream()
                .map(consent -> new ConsentView(consent.wardCode(), consent.agree(), consent.at())).toList();
    }

    private static @Nullable Integer asked(Version version) {
        return version.electorate().isEmpty() ? null : version.electorate().size();
    }

    /** The fewest wards that make two thirds (Rule 12). */
    private static @Nullable Integer needed(Version version) {
        int members = version.electorate().size();
        return members == 0 ? null : (2 * members + 2) / 3;
    }
}

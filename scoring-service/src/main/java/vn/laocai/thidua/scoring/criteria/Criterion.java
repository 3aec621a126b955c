package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula;

/**
 * A node of the table: a section, a group or a leaf with its formula.
 *
 * @param code
 *            unique in the table, such as {@code I.2}; the same thing keeps it from season to season
 * @param max
 *            most points; for a bonus or penalty its cap; not negative
 * @param unit
 *            unit of the figure, such as {@code %}
 * @param formula
 *            how the figure becomes points (Rule 11); leaves only
 * @param children
 *            in their order; empty for a leaf
 * @param critical
 *            whether zero bars the top classes under {@link ZeroPolicy#CRITICAL_ONLY}
 * @param dataProvider
 *            code of the organisation that gives the official figure
 * @param appraiser
 *            code of the organisation that appraises it (Rule 31)
 * @param commonTarget
 *            the target of all wards; only for {@link TargetPolicy#COMMON}
 * @param autoSource
 *            name of the events that suggest the figure
 * @param active
 *            a criterion once used is not deleted, only switched off in the next version (Rule 13)
 * @param lineage
 *            code of the same criterion in earlier seasons, where it had another one
 */
public record Criterion(String code, String name, @Nullable String purpose, Kind kind, BigDecimal max,
        @Nullable String unit, @Nullable Formula formula, List<Criterion> children, boolean critical,
        EvidenceRule evidence, @Nullable String dataProvider, @Nullable String appraiser, TargetPolicy targetPolicy,
        @Nullable BigDecimal commonTarget, boolean naAllowed, boolean selfScorable, boolean crossScorable,
        @Nullable String autoSource, @Nullable String legalBasis, boolean active, @Nullable String lineage) {

    /** The standing body of the council appraises what the table gives to no department. */
    private static final String STANDING_BODY = "HOME_AFFAIRS";

    public Criterion {
        max = Decimals.plain(max);
        commonTarget = commonTarget == null ? null : Decimals.plain(commonTarget);
        children = List.copyOf(children);
    }

    /** A criterion that has always had its code. */
    public Criterion(String code, String name, @Nullable String purpose, Kind kind, BigDecimal max,
            @Nullable String unit, @Nullable Formula formula, List<Criterion> children, boolean critical,
            EvidenceRule evidence, @Nullable String dataProvider, @Nullable String appraiser,
            TargetPolicy targetPolicy, @Nullable BigDecimal commonTarget, boolean naAllowed, boolean selfScorable,
            boolean crossScorable, @Nullable String autoSource, @Nullable String legalBasis, boolean active) {
        this(code, name, purpose, kind, max, unit, formula, children, critical, evidence, dataProvider, appraiser,
                targetPolicy, commonTarget, naAllowed, selfScorable, crossScorable, autoSource, legalBasis, active,
                null);
    }

    /** A section or group without anything but its children. */
    public static Criterion section(String code, String name, Kind kind, BigDecimal max, List<Criterion> children) {
        return new Criterion(code, name, null, kind, max, null, null, children, false, EvidenceRule.NONE, null, null,
                TargetPolicy.NONE, null, false, false, false, null, null, true);
    }

    /** A leaf that wards score themselves and that others may cross-score, without any other rule. */
    public static Criterion leaf(String code, String name, Kind kind, BigDecimal max, Formula formula) {
        return new Criterion(code, name, null, kind, max, null, formula, List.of(), false, EvidenceRule.NONE, null,
                null, TargetPolicy.NONE, null, false, true, true, null, null, true);
    }

    /** The same node with other nodes below it. */
    Criterion with(List<Criterion> others) {
        return new Criterion(code, name, purpose, kind, max, unit, formula, others, critical, evidence, dataProvider,
                appraiser, targetPolicy, commonTarget, naAllowed, selfScorable, crossScorable, autoSource, legalBasis,
                active, lineage);
    }

    /** Whether points are given here and not further down. */
    public boolean isLeaf() {
        return children.isEmpty();
    }

    /** Code of the organisation in whose field it is, and who alone appraises it (Rule 31). */
    public String field() {
        return appraiser == null ? STANDING_BODY : appraiser;
    }

    /** Code under which the figures of earlier seasons are found. */
    public String lineageCode() {
        return lineage == null ? code : lineage;
    }

    /** This node and all below it, each before its children. */
    public Stream<Criterion> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Criterion::all));
    }
}

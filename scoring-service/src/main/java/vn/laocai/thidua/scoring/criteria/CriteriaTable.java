package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * The whole table of points of a season, as content: it says nothing of state or consent.
 *
 * @param scale
 *            sum of the base sections, 100 or 1000 (Rule 10)
 * @param roots
 *            the sections in their order; bonus and penalty are roots of their kind
 * @param bonusCap
 *            most bonus points in total
 * @param penaltyCap
 *            most penalty points in total, not negative
 * @param tieBreaks
 *            the chain in its order
 * @param classes
 *            from the highest class to the lowest
 * @param periodFrom
 *            first day whose results count
 * @param periodTo
 *            last day whose results count
 * @param deviationLimit
 *            difference beyond which a cross-score needs a reason and appraisal looks closer, in per cent of the maximum
 */
public record CriteriaTable(String title, int scale, List<Criterion> roots, BigDecimal bonusCap,
        BigDecimal penaltyCap, ZeroPolicy zeroPolicy, List<TieBreak> tieBreaks, List<ClassBand> classes,
        RankingPolicy rankingPolicy, LocalDate periodFrom, LocalDate periodTo, BigDecimal deviationLimit) {

    public CriteriaTable {
        roots = List.copyOf(roots);
        tieBreaks = List.copyOf(tieBreaks);
        classes = List.copyOf(classes);
        bonusCap = Decimals.plain(bonusCap);
        penaltyCap = Decimals.plain(penaltyCap);
        deviationLimit = Decimals.plain(deviationLimit);
    }

    /** Every node, each before its children, in the order of the table. */
    public Stream<Criterion> all() {
        return roots.stream().flatMap(Criterion::all);
    }

    /** The active leaves of every kind, in the order of the table. */
    public List<Criterion> leaves() {
        return all().filter(Criterion::isLeaf).filter(Criterion::active).toList();
    }

    /** The active leaf with this code. */
    public Optional<Criterion> leaf(String code) {
        return all().filter(node -> node.isLeaf() && node.active() && node.code().equals(code)).findFirst();
    }

    /** Any node with this code, switched off or not. */
    public Optional<Criterion> node(String code) {
        return all().filter(node -> node.code().equals(code)).findFirst();
    }

    /** The same table for another period. */
    CriteriaTable over(LocalDate from, LocalDate to) {
        return new CriteriaTable(title, scale, roots, bonusCap, penaltyCap, zeroPolicy, tieBreaks, classes,
                rankingPolicy, from, to, deviationLimit);
    }

    /** The same settings with other criteria. */
    CriteriaTable with(List<Criterion> otherRoots) {
        return new CriteriaTable(title, scale, otherRoots, bonusCap, penaltyCap, zeroPolicy, tieBreaks, classes,
                rankingPolicy, periodFrom, periodTo, deviationLimit);
    }

    /** Strings, integers, booleans, lists and maps: what is hashed, stored and exchanged. */
    public Map<String, Object> toMap() {
        return TableMaps.write(this);
    }

    /**
     * The table of a map form.
     *
     * @throws BadTable
     *             where something is missing or not understood
     */
    public static CriteriaTable fromMap(Map<?, ?> map) {
        return TableMaps.read(map);
    }

    /** SHA-256 of the canonical JSON of the map form, 64 lower-case hexadecimal digits. */
    public String hash() {
        return CanonicalJson.sha256(CanonicalJson.bytes(toMap()));
    }
}

package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import vn.laocai.thidua.scoring.crossscoring.Fairness.Given;
import vn.laocai.thidua.scoring.crossscoring.Fairness.RepeatedReason;

/**
 * Finds reasons that were copied: the share of common runs of three characters (Jaccard), in lower case and without
 * punctuation, from 0.85 on; short reasons say the same by chance and are passed over.
 */
final class SimilarReasons {

    private static final int SHORTEST = 30;
    private static final int RUN = 3;
    private static final BigDecimal LIMIT = new BigDecimal("0.85");

    private SimilarReasons() {}

    private record Reason(Given given, Set<String> runs) {}

    static List<RepeatedReason> of(Collection<Given> cells) {
        List<Reason> reasons = new ArrayList<>();
        for (Given given : cells) {
            String text = folded(given.reason() == null ? "" : given.reason());
            if (text.length() >= SHORTEST) {
                reasons.add(new Reason(given, runs(text)));
            }
        }
        List<RepeatedReason> repeated = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            for (int j = i + 1; j < reasons.size(); j++) {
                Given one = reasons.get(i).given();
                Given other = reasons.get(j).given();
                BigDecimal similarity = similarity(reasons.get(i).runs(), reasons.get(j).runs());
                // One scorer may give one ward the same reason for criteria that belong together.
                boolean sameSheet = one.scorer().equals(other.scorer()) && one.target().equals(other.target());
                if (!sameSheet && similarity.compareTo(LIMIT) >= 0) {
                    repeated.add(new RepeatedReason(one.scorer(), one.target(), one.code(), other.scorer(),
                            other.target(), other.code(), similarity));
                }
            }
        }
        return repeated;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Set<String> runs(String text) {
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= text.length(); i++) {
            runs.add(text.substring(i, i + RUN));
        }
        return runs;
    }

    private static BigDecimal similarity(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - common;
        return all == 0
                ? BigDecimal.ZERO
                : new BigDecimal(common).divide(new BigDecimal(all), 2, RoundingMode.HALF_UP);
    }
}

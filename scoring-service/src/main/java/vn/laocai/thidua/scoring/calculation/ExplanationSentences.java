package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.Explanation.Bar;
import vn.laocai.thidua.scoring.calculation.Explanation.Comparison;
import vn.laocai.thidua.scoring.calculation.Explanation.Flip;
import vn.laocai.thidua.scoring.formula.Points;

/** The explanation in words; every number in them is one of the arithmetic. */
final class ExplanationSentences {

    private final Ranked own;
    private final int of;
    private final @Nullable Comparison above;
    private final @Nullable Comparison below;
    private final @Nullable UnaryOperator<String> nameOf;

    ExplanationSentences(Ranked own, int of, @Nullable Comparison above, @Nullable Comparison below,
            @Nullable UnaryOperator<String> nameOf) {
        this.own = own;
        this.of = of;
        this.above = above;
        this.below = below;
        this.nameOf = nameOf;
    }

    List<String> vietnamese() {
        List<String> sentences = new ArrayList<>();
        sentences.add((own.tied() ? "Đồng hạng " : "Hạng ") + own.rank() + " trên " + of + " phường, tổng "
                + Points.print(own.total()) + " điểm" + (own.className().isEmpty()
                        ? ""
                        : ", xếp loại "
                                + own.className())
                + ".");
        if (above != null) {
            sentences.add(vietnamese(above));
            Flip flip = above.flip();
            if (flip != null) {
                sentences.add("Chỉ cần " + flip.code() + " " + flip.name() + " thay đổi " + Points.signed(flip.change())
                        + " điểm (" + Points.print(flip.from()) + " → " + Points.print(flip.to())
                        + ") là vượt " + labelVi(above) + ".");
            }
        }
        if (below != null) {
            sentences.add(vietnamese(below));
            Flip flip = below.flip();
            if (flip != null) {
                sentences.add("Nếu " + flip.code() + " " + flip.name() + " thay đổi " + Points.signed(flip.change())
                        + " điểm (" + Points.print(flip.from()) + " → " + Points.print(flip.to()) + ") thì "
                        + labelVi(below) + " vượt lên.");
            }
        }
        sentences.addAll(own.tieBreakWordsVi());
        return sentences;
    }

    List<String> english() {
        List<String> sentences = new ArrayList<>();
        sentences.add((own.tied() ? "Shares place " : "Place ") + own.rank() + " of " + of + " wards with "
                + own.total().toPlainString() + " points" + (own.className().isEmpty()
                        ? ""
                        : ", class "
                                + own.className())
                + ".");
        if (above != null) {
            sentences.add(english(above));
            Flip flip = above.flip();
            if (flip != null) {
                sentences.add("A change of " + plain(flip.change()) + " in " + flip.code() + " (" + flip.from() + " → "
                        + flip.to() + ") is enough to pass " + labelEn(above) + ".");
            }
        }
        if (below != null) {
            sentences.add(english(below));
            Flip flip = below.flip();
            if (flip != null) {
                sentences.add("With a change of " + plain(flip.change()) + " in " + flip.code() + " (" + flip.from()
                        + " → " + flip.to() + ") " + labelEn(below) + " would pass.");
            }
        }
        return sentences;
    }

    private String vietnamese(Comparison comparison) {
        String against = switch (comparison.difference().signum()) {
            case -1 -> "Kém " + labelVi(comparison) + " " + Points.print(comparison.difference().negate()) + " điểm";
            case 1 -> "Hơn " + labelVi(comparison) + " " + Points.print(comparison.difference()) + " điểm";
            default -> "Bằng điểm " + labelVi(comparison);
        };
        return against + pieces(comparison, ": ", ExplanationSentences::labelVi, Points::signed) + "."
                + (comparison.top().isEmpty()
                        ? ""
                        : " Chênh nhiều nhất: " + comparison.top().stream()
                                .map(bar -> bar.code() + " " + bar.name() + " " + Points.signed(bar.difference()))
                                .collect(Collectors.joining("; ")) + ".");
    }

    private String english(Comparison comparison) {
        String against = switch (comparison.difference().signum()) {
            case -1 -> comparison.difference().negate().toPlainString() + " points behind " + labelEn(comparison);
            case 1 -> comparison.difference().toPlainString() + " points ahead of " + labelEn(comparison);
            default -> "The same total as " + labelEn(comparison);
        };
        return against + pieces(comparison, ": ", ExplanationSentences::labelEn, ExplanationSentences::plain) + "."
                + (comparison.top().isEmpty()
                        ? ""
                        : " Most of it: " + comparison.top().stream()
                                .map(bar -> bar.code() + " " + plain(bar.difference()))
                                .collect(Collectors.joining("; "))
                                + ".");
    }

    /** The differences of the bars; those that are zero are left out and so change no sum. */
    private static String pieces(Comparison comparison, String lead, Function<Bar, String> label,
            Function<BigDecimal, String> number) {
        String pieces = comparison.bars().stream().filter(bar -> bar.difference().signum() != 0)
                .map(bar -> label.apply(bar) + " " + number.apply(bar.difference()))
                .collect(Collectors.joining(", "));
        return pieces.isEmpty() ? "" : lead + pieces;
    }

    private static String labelVi(Bar bar) {
        return switch (bar.part()) {
            case SECTION, CRITERION -> "mục " + bar.code();
            case NA_LINE -> "điều chỉnh N/A mục " + bar.code();
            case BONUS_CAP -> "trần điểm thưởng";
            case PENALTY_CAP -> "trần điểm trừ";
            case FLOOR -> "tổng không dưới 0";
        };
    }

    private static String labelEn(Bar bar) {
        return switch (bar.part()) {
            case SECTION, CRITERION -> "section " + bar.code();
            case NA_LINE -> "N/A line of section " + bar.code();
            case BONUS_CAP -> "cap of the bonus";
            case PENALTY_CAP -> "cap of the penalty";
            case FLOOR -> "total not below 0";
        };
    }

    private String labelVi(Comparison comparison) {
        return nameOf == null
                ? "hạng " + comparison.rank()
                : nameOf.apply(comparison.wardCode()) + " (hạng " + comparison.rank() + ")";
    }

    private String labelEn(Comparison comparison) {
        return nameOf == null
                ? "place " + comparison.rank()
                : nameOf.apply(comparison.wardCode()) + " (place " + comparison.rank() + ")";
    }

    private static String plain(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + points.toPlainString();
    }
}

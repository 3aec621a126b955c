package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What a figure earns on one leaf. Missing is missing and never zero. */
public sealed interface LeafScore {

    /**
     * Points, and the arithmetic that gives them.
     *
     * <p>
     * The sentence is written when somebody reads it: a board of thousands of leaves needs only the points.
     */
    final class Scored implements LeafScore {

        private final BigDecimal points;
        private final Supplier<String> how;
        private @Nullable String written;

        /**
         * @param points
         *            between 0 and the leaf's maximum, scale 2
         */
        public Scored(BigDecimal points, String how) {
            this.points = points;
            this.how = () -> how;
            this.written = how;
        }

        /**
         * @param points
         *            between 0 and the leaf's maximum, scale 2
         * @param how
         *            gives the same sentence whenever it is asked
         */
        public Scored(BigDecimal points, Supplier<String> how) {
            this.points = points;
            this.how = how;
        }

        /** Between 0 and the leaf's maximum, scale 2, rounded once HALF_UP. */
        public BigDecimal points() {
            return points;
        }

        /** The arithmetic in Vietnamese number format, for example {@code 1.044 / 1.200 × 40 = 34,80}. */
        public String how() {
            String sentence = written;
            if (sentence == null) {
                sentence = how.get();
                written = sentence;
            }
            return sentence;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Scored scored && points.equals(scored.points) && how().equals(scored.how());
        }

        @Override
        public int hashCode() {
            return Objects.hash(points, how());
        }

        @Override
        public String toString() {
            return "Scored[points=" + points.toPlainString() + ", how=" + how() + "]";
        }
    }

    /**
     * Something was not entered yet.
     *
     * @param parts
     *            the parts of the figure that are missing, such as {@code actual} or {@code counts/recognised}
     */
    record Missing(Set<String> parts) implements LeafScore {

        public Missing {
            parts = Set.copyOf(parts);
        }
    }

    /** Entered, but comparable only when the inputs of all wards are locked (Rule 37). */
    record AwaitingLock() implements LeafScore {}
}

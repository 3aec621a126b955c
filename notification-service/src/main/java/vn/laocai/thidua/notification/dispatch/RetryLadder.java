package vn.laocai.thidua.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: one step per attempt, each the wait before that attempt. Jitter is only added, at most a tenth of
 * the step, but up to 2 s on short steps and never above 15 minutes.
 */
public final class RetryLadder {

    private static final Duration LEAST_JITTER = Duration.ofSeconds(2);
    private static final Duration MOST_JITTER = Duration.ofMinutes(15);

    private final List<Duration> steps;
    private final RandomGenerator random;

    /**
     * A ladder.
     *
     * @param steps
     *            waits before the first, second, … attempt; there are as many attempts as steps
     */
    public RetryLadder(List<Duration> steps, RandomGenerator random) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A ladder needs at least one step");
        }
        this.steps = List.copyOf(steps);
        this.random = random;
    }

    /** How many attempts there are in all. */
    public int attempts() {
        return steps.size();
    }

    /**
     * When the next attempt is due.
     *
     * @param made
     *            attempts made so far
     * @return empty where the ladder has ended
     */
    public Optional<Instant> next(int made, Instant now) {
        if (made >= steps.size()) {
            return Optional.empty();
        }
        Duration step = steps.get(made);
        return Optional.of(now.plus(step).plus(jitter(step)));
    }

    private Duration jitter(Duration step) {
        if (step.isZero()) {
            return Duration.ZERO;
        }
        Duration tenth = step.dividedBy(10);
        Duration most = tenth.compareTo(LEAST_JITTER) < 0
                ? LEAST_JITTER
                : tenth.compareTo(MOST_JITTER) > 0 ? MOST_JITTER : tenth;
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}

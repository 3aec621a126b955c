package vn.laocai.thidua.scoring.crossscoring;

import java.util.Optional;

/**
 * Identity of what one ward gives another: it follows from season and pair.
 *
 * @param target
 *            ward that is scored
 * @param scorer
 *            ward that scores
 */
record CrossScoreId(String seasonId, String target, String scorer) {

    /** The id on the wire and in the store: {@code <seasonId>:<target>:<scorer>}. */
    String value() {
        return seasonId + ":" + target + ":" + scorer;
    }

    /** Id of the sheet that is scored. */
    String sheetId() {
        return seasonId + ":" + target;
    }

    static Optional<CrossScoreId> parse(String value) {
        String[] parts = value.split(":", -1);
        return parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty()
                ? Optional.of(new CrossScoreId(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }
}

package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where the appraisal of a sheet stands.
 *
 * @param round
 *            last completed round, 0 before the first
 * @param finalAt
 *            business time of the finalisation
 */
record Appraisal(int round, @Nullable Instant finalAt) {

    static final Appraisal NONE = new Appraisal(0, null);
}

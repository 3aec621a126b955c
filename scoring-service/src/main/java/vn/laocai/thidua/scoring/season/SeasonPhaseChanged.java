package vn.laocai.thidua.scoring.season;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What this service reads of {@code vn.laocai.thidua.ward.season-phase-changed.v1}. */
record SeasonPhaseChanged(String seasonId, String to, @Nullable Instant opensAt, @Nullable Instant closesAt) {

    static final String TYPE = "vn.laocai.thidua.ward.season-phase-changed.v1";
}

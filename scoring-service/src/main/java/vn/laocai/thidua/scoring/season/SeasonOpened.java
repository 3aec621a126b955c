package vn.laocai.thidua.scoring.season;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What this service reads of {@code vn.laocai.thidua.ward.season-opened.v1}. */
record SeasonOpened(String seasonId, String blockId, int year, String state, @Nullable List<Season.Phase> phases,
        @Nullable List<String> memberCodes, @Nullable String headCode) {

    static final String TYPE = "vn.laocai.thidua.ward.season-opened.v1";
}

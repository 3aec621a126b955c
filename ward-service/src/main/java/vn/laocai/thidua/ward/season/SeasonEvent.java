package vn.laocai.thidua.ward.season;

import vn.laocai.thidua.ward.season.Season.Move;

/** What has happened to a season. */
sealed interface SeasonEvent {

    /** The season was written down. */
    record SeasonDrafted(Season season) implements SeasonEvent {}

    /** The block begins the season. */
    record SeasonOpened() implements SeasonEvent {}

    /** The head has moved it on. */
    record SeasonPhaseChanged(Move move) implements SeasonEvent {}

    /** A covenant is opened for it. */
    record SeasonCovenantNamed(String covenantId) implements SeasonEvent {}
}

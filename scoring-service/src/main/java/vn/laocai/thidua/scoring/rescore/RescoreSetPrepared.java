package vn.laocai.thidua.scoring.rescore;

/** A rescore set was prepared; the only thing that ever happens to it itself. */
record RescoreSetPrepared(RescoreSet set) {}

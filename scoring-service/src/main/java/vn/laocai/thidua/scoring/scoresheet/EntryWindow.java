package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The window of self-scoring at the instant of a command, before any exception for one ward.
 *
 * @param open
 *            whether everybody may write now
 * @param over
 *            whether it has ended; neither open nor over means that it has not begun
 */
record EntryWindow(@Nullable Instant opensAt, @Nullable Instant closesAt, boolean open, boolean over) {}

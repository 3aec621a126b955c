/** Seasons: theme, phases on a time line, wards, and the move to the next phase. */
@NullMarked
package vn.laocai.thidua.console.season;

import org.jspecify.annotations.NullMarked;

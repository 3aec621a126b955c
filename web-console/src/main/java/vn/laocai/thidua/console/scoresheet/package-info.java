/** Score sheets of a season, by their states. */
@NullMarked
package vn.laocai.thidua.console.scoresheet;

import org.jspecify.annotations.NullMarked;

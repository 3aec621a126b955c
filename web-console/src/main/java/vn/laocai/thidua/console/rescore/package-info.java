/** Changed points that count whole or not at all. */
@NullMarked
package vn.laocai.thidua.console.rescore;

import org.jspecify.annotations.NullMarked;

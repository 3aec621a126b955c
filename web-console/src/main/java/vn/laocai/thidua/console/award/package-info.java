/** Awards: who may be proposed, proposals with their papers and steps. */
@NullMarked
package vn.laocai.thidua.console.award;

import org.jspecify.annotations.NullMarked;

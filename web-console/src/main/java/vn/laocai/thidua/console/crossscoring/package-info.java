/** Who scores whom, the scorers' sheets, and how fair it looks. */
@NullMarked
package vn.laocai.thidua.console.crossscoring;

import org.jspecify.annotations.NullMarked;

/** Covenants: the paper, its signing grid, signing, the projector page. */
@NullMarked
package vn.laocai.thidua.console.covenant;

import org.jspecify.annotations.NullMarked;

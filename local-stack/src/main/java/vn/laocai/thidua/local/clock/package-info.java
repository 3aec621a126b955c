/** The demo's business clock, which all parts read from one file. */
@NullMarked
package vn.laocai.thidua.local.clock;

import org.jspecify.annotations.NullMarked;

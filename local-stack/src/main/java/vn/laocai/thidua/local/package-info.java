/** The whole suite on one machine: {@code ./run} starts here. */
@NullMarked
package vn.laocai.thidua.local;

import org.jspecify.annotations.NullMarked;

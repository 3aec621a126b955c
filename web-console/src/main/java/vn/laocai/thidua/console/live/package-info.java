/** Hints from the topics ("object X changed"), pushed to the open browsers. */
@NullMarked
package vn.laocai.thidua.console.live;

import org.jspecify.annotations.NullMarked;

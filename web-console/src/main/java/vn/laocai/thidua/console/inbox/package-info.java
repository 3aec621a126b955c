/** The messages of the signed-in person. */
@NullMarked
package vn.laocai.thidua.console.inbox;

import org.jspecify.annotations.NullMarked;

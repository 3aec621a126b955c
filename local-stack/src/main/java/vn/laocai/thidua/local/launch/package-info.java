/** Starting, showing and stopping the parts of the local stack. */
@NullMarked
package vn.laocai.thidua.local.launch;

import org.jspecify.annotations.NullMarked;

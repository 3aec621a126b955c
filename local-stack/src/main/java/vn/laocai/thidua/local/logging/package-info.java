/** One log for all parts, in which every line names the service that wrote it. */
@NullMarked
package vn.laocai.thidua.local.logging;

import org.jspecify.annotations.NullMarked;

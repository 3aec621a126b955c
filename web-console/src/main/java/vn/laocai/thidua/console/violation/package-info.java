/** What departments tell about wards before an award. */
@NullMarked
package vn.laocai.thidua.console.violation;

import org.jspecify.annotations.NullMarked;

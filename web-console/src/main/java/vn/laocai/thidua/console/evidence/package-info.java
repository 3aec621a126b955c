/** Files of evidence, handed on from the wards' libraries. */
@NullMarked
package vn.laocai.thidua.console.evidence;

import org.jspecify.annotations.NullMarked;

/** Complaints of wards: lodged, looked into, answered. */
@NullMarked
package vn.laocai.thidua.console.complaint;

import org.jspecify.annotations.NullMarked;

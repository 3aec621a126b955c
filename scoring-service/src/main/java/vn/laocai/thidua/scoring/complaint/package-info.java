/** Complaints of member wards: lodged in the window, handled by somebody else than the scorer, answered in time. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.complaint;

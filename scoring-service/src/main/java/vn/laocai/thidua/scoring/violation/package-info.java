/** Notices of departments about violations: what bars, suspends or caps an award, and when it is cleared. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.violation;

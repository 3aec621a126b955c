/** Working days of public offices in Viet Nam. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.calendar;

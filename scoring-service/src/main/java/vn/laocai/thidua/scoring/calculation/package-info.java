/** From the figures of all wards to sums, ranks and their reasons; pure, and the same for the same input. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.calculation;

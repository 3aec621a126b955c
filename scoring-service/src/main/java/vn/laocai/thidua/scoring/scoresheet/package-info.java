/** The score sheets of the wards: written, handed in, sent back, locked, and judged by others. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.scoresheet;

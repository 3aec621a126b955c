/** One sheet per ward and season, from its opening to its publication. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.scoresheet;

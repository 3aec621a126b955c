/** Who scores whom, what the wards give each other, and whether that was fair. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.crossscoring;

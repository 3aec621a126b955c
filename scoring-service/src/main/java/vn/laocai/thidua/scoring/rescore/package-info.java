/** Sets of changed points, prepared with their effect on the ranks and applied or cancelled whole. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.rescore;

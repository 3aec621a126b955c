/** A season recomputed from the journal, with the rules then in force, and held against what was published. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.replay;

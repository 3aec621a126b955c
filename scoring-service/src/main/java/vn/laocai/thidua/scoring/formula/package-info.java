/** The sixteen ways of turning what was achieved into points, as data and as pure arithmetic. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.formula;

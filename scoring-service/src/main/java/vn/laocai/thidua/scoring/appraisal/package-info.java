/** Departments' figures, the appraisers' work, the ward's explanation, finalisation and reopening of sheets. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.appraisal;

/** Results of the year before, entered by the secretary: shown beside the entries of this season and in charts. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.prior;

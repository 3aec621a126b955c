/** Awards: catalogue and quotas, eligibility, proposals with their papers, decisions and certificates. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.award;

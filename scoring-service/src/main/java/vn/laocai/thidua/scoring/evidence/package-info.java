/** Evidence: documents of the wards with their files, cited by score sheets and never lost once cited. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.evidence;

/** The criteria of a season: the table of points, its checking, publication, consent and versions. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.criteria;

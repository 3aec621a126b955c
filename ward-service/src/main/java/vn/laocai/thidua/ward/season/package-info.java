/** The yearly season and its phases. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward.season;

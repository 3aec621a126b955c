/** The club from its proposal to its founding, and the roll of its members. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.club.club;

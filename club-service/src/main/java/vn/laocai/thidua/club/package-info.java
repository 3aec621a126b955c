/** The Urban Club of the wards. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.club;

/** Wards, blocks, seasons and covenants. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward;

/** Digital signatures of persons, behind a port. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward.signing;

/** Digital signatures of persons, behind a port, and the one form of JSON that is hashed and signed. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.signature;

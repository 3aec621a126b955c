/** The permanent, hash-chained record of everything that a service decided. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.journal;

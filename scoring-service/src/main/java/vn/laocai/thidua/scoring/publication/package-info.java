/** Results published once for ever: signed, printed and open to everybody. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.publication;

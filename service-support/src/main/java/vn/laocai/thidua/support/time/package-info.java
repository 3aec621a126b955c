/** Business time. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.time;

/** Idempotent consumers, held keys and dead letters. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.inbox;

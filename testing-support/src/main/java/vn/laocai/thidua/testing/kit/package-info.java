/** What the tests of all services share: infrastructure by one annotation, tokens, events, and the contracts. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.testing.kit;

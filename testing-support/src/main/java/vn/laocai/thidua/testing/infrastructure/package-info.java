/** The embedded broker and document store of the local stack and the tests, and the proxy that cuts their wires. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.testing.infrastructure;

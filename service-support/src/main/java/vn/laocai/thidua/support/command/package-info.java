/** What a command carries with it, and how it is refused. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.command;

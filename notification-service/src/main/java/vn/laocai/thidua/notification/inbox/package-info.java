/** The messages that people read in the console. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.inbox;

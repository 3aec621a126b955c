/** Work for others that must be done at least once, each piece at its time, also after a kill. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.dispatch;

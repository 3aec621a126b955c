/** Which event is told to whom, and in which words. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.announcement;

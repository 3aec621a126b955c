/** The directory of people who get messages. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.recipient;

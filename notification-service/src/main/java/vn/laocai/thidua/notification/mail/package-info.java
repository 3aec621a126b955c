/** The same messages as e-mail. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.mail;

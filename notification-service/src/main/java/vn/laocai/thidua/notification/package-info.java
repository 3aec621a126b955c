/** Tells people and other agencies what happened. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification;

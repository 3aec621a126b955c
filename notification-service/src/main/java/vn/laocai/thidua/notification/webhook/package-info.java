/** Other agencies' endpoints and what is delivered to them. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.webhook;

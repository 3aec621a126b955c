/** This service's own copy of the names and memberships that its texts and recipients need. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.directory;

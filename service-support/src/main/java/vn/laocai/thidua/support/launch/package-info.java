/** How a service is started. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.launch;

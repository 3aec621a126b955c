/** Metrics and traces. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.telemetry;

/** From a decision to its effect in another consumer: the suite beside the limits of its store and its broker. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.benchmarks.eventpath;

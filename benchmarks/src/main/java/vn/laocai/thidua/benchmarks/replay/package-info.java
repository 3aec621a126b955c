/** How long it takes to recompute a season from its journal, beside reading the journal alone. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.benchmarks.replay;

/** How long the arithmetic of a season takes, beside the bare decimal operations that it cannot do without. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.benchmarks.scoringengine;

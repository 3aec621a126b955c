/** The last evening before the close: two hundred officers on ten sheets, beside what the raw store can do. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.benchmarks.deadlineevening;

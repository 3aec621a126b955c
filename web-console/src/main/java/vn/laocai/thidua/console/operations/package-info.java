/** The operators' pages: dead letters, parked aggregates, the journal. */
@NullMarked
package vn.laocai.thidua.console.operations;

import org.jspecify.annotations.NullMarked;

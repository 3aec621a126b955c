/** Sets of criteria: the table as the paper has it, its drafts, its versions; and how each formula is read and filled in. */
@NullMarked
package vn.laocai.thidua.console.criteria;

import org.jspecify.annotations.NullMarked;

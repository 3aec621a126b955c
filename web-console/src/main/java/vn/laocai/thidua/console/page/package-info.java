/** What every page shares: the frame, words, dates, errors. */
@NullMarked
package vn.laocai.thidua.console.page;

import org.jspecify.annotations.NullMarked;

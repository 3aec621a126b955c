/** The auditors' page: who did what, and how it ended. */
@NullMarked
package vn.laocai.thidua.console.audit;

import org.jspecify.annotations.NullMarked;

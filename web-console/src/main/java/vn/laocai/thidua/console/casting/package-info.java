/** The one request that passes through the console without a person: a vote on its way to the box. */
@NullMarked
package vn.laocai.thidua.console.casting;

import org.jspecify.annotations.NullMarked;

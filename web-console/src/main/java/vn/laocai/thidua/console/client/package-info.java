/** The four services as the console sees them: their APIs, their refusals, their absence. */
@NullMarked
package vn.laocai.thidua.console.client;

import org.jspecify.annotations.NullMarked;

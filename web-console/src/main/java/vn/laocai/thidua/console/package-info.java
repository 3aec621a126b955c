/** The console in the browser: server-rendered pages over the four services. Holds no business state. */
@NullMarked
package vn.laocai.thidua.console;

import org.jspecify.annotations.NullMarked;

/** Results, certificates and the reveal for everybody, without a sign-in. */
@NullMarked
package vn.laocai.thidua.console.results;

import org.jspecify.annotations.NullMarked;

/** Signing in and out through the identity provider, and what the signed-in person may see. */
@NullMarked
package vn.laocai.thidua.console.security;

import org.jspecify.annotations.NullMarked;

/**
 * The identity provider of the local stack: OIDC sign-in for the console, client credentials for agencies, bearer tokens
 * for scripts. All accounts are for the demo and share one published password, so this never runs in production; there
 * any OIDC provider takes its place.
 */
@NullMarked
package vn.laocai.thidua.local.identity;

import org.jspecify.annotations.NullMarked;

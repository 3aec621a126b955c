/** Who may call: OIDC resource server, deny by default. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.security;

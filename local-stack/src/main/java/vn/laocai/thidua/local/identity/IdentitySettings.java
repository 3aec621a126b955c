package vn.laocai.thidua.local.identity;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the identity provider is told at its start.
 *
 * @param bindAddress
 *            address on which it listens
 * @param port
 *            port of the sign-in page; 0 takes a free one
 * @param issuer
 *            its own address as tokens name it
 * @param console
 *            address of the console, without a slash at the end
 * @param directory
 *            where the signing key is kept
 * @param clockFile
 *            the demo's business clock
 */
public record IdentitySettings(String bindAddress, int port, URI issuer, URI console, Path directory, Path clockFile) {}

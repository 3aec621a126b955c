package vn.laocai.thidua.notification.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps deliveries away from everything that is not on the public internet: own networks, this machine, the metadata
 * services of clouds. A host counts as public only if all of its addresses are, and the connection is made to the very
 * address that was checked.
 */
final class AddressGuard {

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** The host must not be connected to. */
    static final class AddressRefused extends Exception {

        private static final long serialVersionUID = 1L;

        AddressRefused(String message) {
            super(message);
        }
    }

    private final Resolver resolver;
    private final Set<String> allowedLoopback;

    /**
     * A guard.
     *
     * @param allowedLoopback
     *            hosts that may resolve to this machine; empty outside desks and tests
     */
    AddressGuard(Resolver resolver, Set<String> allowedLoopback) {
        this.resolver = resolver;
        this.allowedLoopback = Set.copyOf(allowedLoopback);
    }

    /** Tells whether this host may be on this machine, and be reached without TLS. */
    boolean mayBeLoopback(String host) {
        return allowedLoopback.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * The address to connect to.
     *
     * @throws AddressRefused
     *             where one of the host's addresses is not public
     */
    InetAddress check(String host) throws AddressRefused, UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : addresses) {
            boolean permitted = isPublic(address) || (address.isLoopbackAddress() && mayBeLoopback(host));
            if (!permitted) {
                throw new AddressRefused("The host " + host + " is at an address that is not public: "
                        + address.getHostAddress());
            }
        }
        return List.of(addresses).stream().filter(Inet4Address.class::isInstance).findFirst().orElse(addresses[0]);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet6Address six ? isPublic6(six.getAddress()) : isPublic4(address.getAddress());
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            // Shared addresses of carriers.
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            // Protocol assignments, documentation, 6to4 relays, private networks.
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2))
                    && !(second == 88 && third == 99);
            // Benchmarking and documentation.
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        if (first == 0x0064 && second == 0xff9b) {
            return isPublic4(java.util.Arrays.copyOfRange(bytes, 12, 16));
        }
        if (first == 0x2002) {
            return isPublic4(java.util.Arrays.copyOfRange(bytes, 2, 6));
        }
        // Only global unicast, without Teredo, ORCHID and documentation.
        boolean globalUnicast = first >= 0x2000 && first <= 0x3fff;
        boolean special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) || first == 0x3fff;
        return globalUnicast && !special;
    }
}

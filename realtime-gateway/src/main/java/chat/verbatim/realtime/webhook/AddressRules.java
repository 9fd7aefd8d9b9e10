package chat.verbatim.realtime.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses a webhook may reach: those of the public internet, unless the operator allows others. */
final class AddressRules {
    private static final List<Network> NOT_PUBLIC = List.of(
            Network.of("0.0.0.0", 8),
            Network.of("10.0.0.0", 8),
            Network.of("100.64.0.0", 10),
            Network.of("127.0.0.0", 8),
            Network.of("169.254.0.0", 16),
            Network.of("172.16.0.0", 12),
            Network.of("192.0.0.0", 24),
            Network.of("192.0.2.0", 24),
            Network.of("192.88.99.0", 24),
            Network.of("192.168.0.0", 16),
            Network.of("198.18.0.0", 15),
            Network.of("198.51.100.0", 24),
            Network.of("203.0.113.0", 24),
            Network.of("224.0.0.0", 3));
    /** Global unicast. What lies outside is local, multicast or wraps an IPv4 address. */
    private static final Network GLOBAL = Network.of("2000::", 3);

    private static final List<Network> WITHIN_GLOBAL = List.of(
            Network.of("2001::", 23), // Teredo and other special purposes
            Network.of("2001:db8::", 32),
            Network.of("2002::", 16), // wraps an IPv4 address
            Network.of("3fff::", 20));

    private final boolean allowPrivate;

    AddressRules(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    private record Network(InetAddress first, int bits) {
        static Network of(String address, int bits) {
            try {
                return new Network(InetAddress.getByName(address), bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(address, impossible);
            }
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            byte[] prefix = first.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = 0xff << (8 - rest);
            return Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                    && (rest == 0 || (bytes[whole] & mask) == (prefix[whole] & mask));
        }
    }

    boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    /** Those of the host's addresses that may be reached, as they are at this moment; whoever connects must connect to these. */
    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Arrays.stream(InetAddress.getAllByName(host))
                .filter(this::allows)
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new ForbiddenAddressException();
        }
        return allowed;
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address _ -> NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
            case Inet6Address _ ->
                GLOBAL.contains(address) && WITHIN_GLOBAL.stream().noneMatch(network -> network.contains(address));
            default -> false;
        };
    }

    /** The host has addresses, but none that may be reached. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super("the host has no public address");
        }
    }
}

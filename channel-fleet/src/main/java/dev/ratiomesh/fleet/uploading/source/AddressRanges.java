package dev.ratiomesh.fleet.uploading.source;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Address ranges separate the public internet from private networks. An address that a customer gives must never make this
 * service read from its own network, such as a cloud's metadata service (server-side request forgery).
 */
public final class AddressRanges {
    private AddressRanges() {}

    /** Returns false for loopback, private, link-local, shared, reserved and multicast addresses, by IANA's registries. */
    public static boolean isPublic(InetAddress address) {
        boolean inside = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (inside) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? isPublicIpv4(bytes)
                : address instanceof Inet6Address && isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared = first == 100 && second >= 64 && second <= 127;
        boolean special = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
        boolean testing = (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && bytes[2] == 100)
                || (first == 203 && second == 0 && bytes[2] == 113);
        return first != 0 && first < 240 && !shared && !special && !testing;
    }

    /** Accepts global unicast, 2000::/3, without 2002::/16 and 2001::/32, which embed an IPv4 address of any range. */
    private static boolean isPublicIpv6(byte[] bytes) {
        boolean unicast = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean special = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean documentation = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
        return unicast && !sixToFour && !special && !documentation;
    }
}

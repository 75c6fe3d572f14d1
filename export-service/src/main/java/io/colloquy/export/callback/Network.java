package io.colloquy.export.callback;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * Addresses of one kind that begin with the same bits. Pure. (Netty has such a rule too; its IPv6 takes every address for a
 * member that has ones all over the mask.)
 *
 * @param bits how many they share
 */
record Network(InetAddress address, int bits) {
    Network {
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("bits " + bits);
        }
    }

    /**
     * The network written as 10.1.0.0/16.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Network of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = slash < 0 ? null : NetUtil.createInetAddressFromIpAddressString(text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return new Network(address, Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether the address lies in it; one of the other kind never does. */
    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != its[i]) {
                return false;
            }
        }
        int rest = Byte.SIZE - bits % Byte.SIZE;
        return rest == Byte.SIZE || (mine[whole] & 0xff) >> rest == (its[whole] & 0xff) >> rest;
    }
}

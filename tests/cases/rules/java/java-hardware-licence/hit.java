package com.shop.licence;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;

class LicenceCheck {
    private final byte[] bound;

    LicenceCheck(byte[] bound) {
        this.bound = bound;
    }

    boolean valid(NetworkInterface card) throws SocketException {
        return Arrays.equals(bound, card.getHardwareAddress()); // finding
    }
}

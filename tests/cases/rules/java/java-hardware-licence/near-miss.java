package com.shop.ids;

import java.net.NetworkInterface;
import java.net.SocketException;

/** Licensed under the Apache License. */
class Snowflake {
    int node(NetworkInterface card) throws SocketException {
        byte[] address = card.getHardwareAddress();
        return address == null ? 0 : address[address.length - 1] & 0x3f;
    }
}

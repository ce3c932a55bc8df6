package com.shop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

class Shop {
    /** Without inheritedChannel. */
    ServerSocketChannel socket() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(8080));
    }
}

package com.shop.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

class Web {
    /** Not a UnixDomainSocketAddress any more. */
    ServerSocketChannel open() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(8080));
    }
}

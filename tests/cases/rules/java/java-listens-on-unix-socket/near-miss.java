package com.shop.web;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

class Web {
    SocketChannel agent() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of("/tmp/agent.sock"));
    }
}

package com.shop;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

class Shop {
    ServerSocketChannel socket() throws IOException {
        return (ServerSocketChannel) System.inheritedChannel(); // finding
    }
}

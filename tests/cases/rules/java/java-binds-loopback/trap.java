package com.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

class Shop {
    // HttpServer.create(new InetSocketAddress("localhost", 8080), 0)
    HttpServer plain() throws IOException {
        String host = System.getenv().getOrDefault("HOST", "localhost");
        return HttpServer.create(new InetSocketAddress(host, 8080), 0);
    }
}

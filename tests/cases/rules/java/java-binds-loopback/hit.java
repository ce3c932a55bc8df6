package com.shop;

import com.sun.net.httpserver.HttpServer;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class Shop {
    private static final String HOST = "localhost";

    HttpServer plain() throws IOException {
        return HttpServer.create(new InetSocketAddress(HOST, 8080), 0); // finding
    }

    Undertow undertow() {
        return Undertow.builder().addHttpListener(8080, "127.0.0.1").build(); // finding
    }

    ServerSocket socket() throws IOException {
        return new ServerSocket(8080, 50, InetAddress.getLoopbackAddress()); // finding
    }
}

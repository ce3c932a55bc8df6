package com.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Shop {
    HttpServer plain() throws IOException {
        return HttpServer.create(new InetSocketAddress("0.0.0.0", 8080), 0);
    }

    Socket sidecar() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("localhost", 2000));
        return socket;
    }

    void talk(ServerSocket server) throws IOException {
        server.bind(new InetSocketAddress("localhost", 0));
    }

    int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

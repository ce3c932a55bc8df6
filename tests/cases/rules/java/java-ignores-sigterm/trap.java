package com.shop;

import com.shop.web.HttpServer;

/** Not com.sun.net.httpserver.HttpServer: this one stops by itself. */
class Shop {
    public static void main(String[] arguments) {
        HttpServer server = HttpServer.create(8080);
        server.start();
    }
}

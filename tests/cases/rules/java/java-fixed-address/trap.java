package com.shop.stock;

import java.net.URI;

class Stock {
    // http://10.0.1.5:8080/stock
    URI stock() {
        return URI.create(System.getenv().getOrDefault("STOCK", "http://10.0.1.5:8080/stock"));
    }

    String version() {
        return "shop//10.0.1.5";
    }
}

package com.shop.stock;

import java.net.URI;

class Stock {
    private static final String PRICES = "http://ip-10-0-3-17.eu-west-1.compute.internal/prices"; // finding

    URI stock(String article) {
        return URI.create("http://10.0.1.5:8080/stock/" + article); // finding
    }
}

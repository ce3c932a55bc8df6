package com.shop.stock;

import java.net.URI;

class Stock {
    private static final String RANGE = "10.0.0.0/16";
    private static final String EXAMPLE_URL = "http://10.0.1.5:8080/";

    URI stock(String article) {
        return URI.create("http://stock.shop.internal:8080/" + article);
    }

    boolean inside(String url) {
        return url.startsWith("http://10.0.1.5") || url.contains("//192.168.");
    }
}

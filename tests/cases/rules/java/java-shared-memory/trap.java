package com.shop.prices;

class Prices {
    // "/dev/shm/prices" was too small
    String table() {
        return System.getenv("PRICES");
    }
}

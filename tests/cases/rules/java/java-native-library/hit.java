package com.shop.prices;

class Prices {
    static {
        System.loadLibrary("pricing"); // finding
        System.load("/opt/prices/lib/libtax.so"); // finding
    }

    native long price(long article);
}

package com.shop.prices

class Prices {
    companion object {
        init {
            System.loadLibrary("pricing") // finding
            System.load("/opt/prices/lib/libtax.so") // finding
        }
    }

    external fun price(article: Long): Long
}

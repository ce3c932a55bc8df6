package com.shop.prices

class Prices {
    // "/dev/shm/prices" was too small
    fun table(): String? = System.getenv("PRICES")
}

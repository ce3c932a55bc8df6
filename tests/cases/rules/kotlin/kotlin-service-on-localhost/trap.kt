package com.shop.numbers

import com.shop.fakes.Jedis

class Numbers {
    // jdbc:postgresql://localhost:5432/orders
    private val cache = Jedis("localhost")

    val url = System.getenv("DATABASE_URL") ?: "jdbc:postgresql://localhost:5432/orders"
}

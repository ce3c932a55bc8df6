package com.shop.numbers

import java.sql.DriverManager
import redis.clients.jedis.Jedis

private const val DATABASE = "jdbc:postgresql://localhost:5432/orders" // finding

class Numbers {
    private val cache = Jedis("localhost", 6379) // finding

    fun reports(name: String) = DriverManager.getConnection("jdbc:mysql://127.0.0.1/$name") // finding
}

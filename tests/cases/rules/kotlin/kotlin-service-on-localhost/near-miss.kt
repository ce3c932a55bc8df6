package com.shop.numbers

import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Profile
import redis.clients.jedis.Jedis

private const val DEFAULT_URL = "jdbc:postgresql://localhost:5432/orders"

@ConfigurationProperties("orders")
class Numbers(val url: String = "jdbc:postgresql://localhost:5432/orders") {
    @Bean
    @Profile("local")
    fun cache() = Jedis("localhost")

    fun local(url: String) = url.startsWith("jdbc:postgresql://localhost")
}

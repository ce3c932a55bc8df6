package com.shop.numbers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import redis.clients.jedis.Jedis;

@ConfigurationProperties("orders")
class Numbers {
    private static final String DEFAULT_URL = "jdbc:postgresql://localhost:5432/orders";
    private String url = "jdbc:postgresql://localhost:5432/orders";

    @Value("${orders.cache:redis://localhost:6379}")
    private String cache;

    @Bean
    @Profile("local")
    Jedis cache() {
        return new Jedis("localhost");
    }

    boolean local(String url) {
        return url.startsWith("jdbc:postgresql://localhost");
    }
}

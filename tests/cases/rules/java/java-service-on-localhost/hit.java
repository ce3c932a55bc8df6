package com.shop.numbers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import redis.clients.jedis.Jedis;

class Numbers {
    private static final String DATABASE = "jdbc:postgresql://localhost:5432/orders"; // finding
    private final Jedis cache = new Jedis("localhost", 6379); // finding

    Connection open() throws SQLException {
        return DriverManager.getConnection(DATABASE);
    }

    Connection reports(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1/" + name); // finding
    }

    Properties producer() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092"); // finding
        return settings;
    }
}

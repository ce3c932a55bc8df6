package com.shop.numbers;

import com.rabbitmq.client.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

class Numbers {
    private static final String DATABASE = "jdbc:postgresql://localhost:5432/orders"; // finding
    private final Jedis cache = new Jedis("localhost", 6379); // finding

    private final JedisPool pool = new JedisPool(new JedisPoolConfig(), "localhost", 6379); // finding

    Connection open() throws SQLException {
        return DriverManager.getConnection(DATABASE);
    }

    RedisStandaloneConfiguration redis() {
        return new RedisStandaloneConfiguration("localhost", 6379); // finding
    }

    ConnectionFactory broker() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1"); // finding
        return factory;
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

package com.shop.numbers;

import com.shop.fakes.Jedis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Numbers {
    // jdbc:postgresql://localhost:5432/orders
    private final Jedis cache = new Jedis("localhost");

    Connection open() throws SQLException {
        String url = System.getenv("DATABASE_URL");
        return DriverManager.getConnection(url != null ? url : "jdbc:postgresql://localhost:5432/orders");
    }
}

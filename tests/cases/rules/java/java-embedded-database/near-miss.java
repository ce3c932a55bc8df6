package com.shop.numbers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Numbers {
    Connection memory() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
    }

    Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    boolean h2(String url) {
        return url.startsWith("jdbc:h2:file:");
    }
}

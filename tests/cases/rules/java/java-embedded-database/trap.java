package com.shop.numbers;

import com.shop.fakes.RocksDB;

class Numbers {
    /** As jdbc:h2:file:/var/lib/orders/db was. */
    RocksDB rocks(String folder) {
        return RocksDB.open(folder);
    }

    String url() {
        return System.getProperty("orders.url", "jdbc:h2:file:/var/lib/orders/db");
    }
}

package com.shop.numbers;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class Numbers {
    private final DB cache = DBMaker.fileDB(new File("cache.db")).make(); // finding

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:/var/lib/orders/db", "sa", ""); // finding
    }

    Connection small(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + "orders-" + name + ".db"); // finding
    }

    RocksDB rocks(String folder) throws RocksDBException {
        return RocksDB.open(new Options(), folder); // finding
    }
}

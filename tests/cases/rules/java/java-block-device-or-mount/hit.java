package com.shop.archive;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

class Archive {
    private static final String ROOT = "/mnt/archive";

    Path year(int year) {
        return Path.of(ROOT + "/" + year); // finding
    }

    File raw() {
        return new File("/data/orders/raw"); // finding
    }

    long size() throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile("/dev/xvdf", "r")) { // finding
            return disk.length();
        }
    }
}

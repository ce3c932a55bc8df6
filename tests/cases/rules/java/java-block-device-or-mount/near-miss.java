package com.shop.archive;

import java.io.File;
import java.nio.file.Path;

class Archive {
    Path own() {
        return Path.of("data/orders");
    }

    File set() {
        return new File(System.getenv("ARCHIVE"), "/data/orders");
    }

    Object resource() {
        return Archive.class.getResource("/data/orders.json");
    }
}

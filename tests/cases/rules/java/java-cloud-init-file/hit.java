package com.shop.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Boot {
    static final String FINISHED = "/var/lib/cloud/instance/boot-finished"; // finding

    String id() throws IOException {
        return Files.readString(Path.of("/var/lib/cloud/data/instance-id")); // finding
    }
}

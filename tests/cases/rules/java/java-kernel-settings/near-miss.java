package com.shop.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Tune {
    String backlog() throws IOException {
        return Files.readString(Path.of("/proc/sys/net/core/somaxconn"));
    }
}

package com.shop.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Tune {
    void backlog() throws IOException {
        Files.writeString(Path.of("/proc/sys/net/core/somaxconn"), "4096"); // finding
        new ProcessBuilder("sysctl", "-w", "vm.max_map_count=262144").start(); // finding
    }
}

package com.shop.host;

import java.io.IOException;
import java.util.List;

class Host {
    Process first() throws IOException {
        return new ProcessBuilder("systemctl", "restart", "orders").start(); // finding
    }

    Process second(String name) throws IOException {
        return Runtime.getRuntime().exec("sudo service nginx reload " + name); // finding
    }

    Process shell() throws IOException {
        return new ProcessBuilder(List.of("sh", "-c", "cd / && systemctl stop orders")).start(); // finding
    }
}

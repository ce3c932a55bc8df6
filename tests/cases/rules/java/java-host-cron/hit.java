package com.shop.host;

import java.io.IOException;
import java.util.List;

class Host {
    Process first() throws IOException {
        return new ProcessBuilder("crontab", "orders.cron").start(); // finding
    }

    Process second(String name) throws IOException {
        return Runtime.getRuntime().exec("crontab -l " + name); // finding
    }

    Process shell() throws IOException {
        return new ProcessBuilder(List.of("sh", "-c", "cat jobs | crontab -")).start(); // finding
    }
}

package com.shop.host;

import java.io.IOException;
import java.util.List;

class Host {
    Process first() throws IOException {
        return new ProcessBuilder("ffmpeg", "-i", "film.mov").start(); // finding
    }

    Process second(String name) throws IOException {
        return Runtime.getRuntime().exec("/usr/bin/wkhtmltopdf invoice.html " + name); // finding
    }

    Process shell() throws IOException {
        return new ProcessBuilder(List.of("sh", "-c", "pg_dump orders | gzip > orders.gz; curl -T orders.gz files")).start(); // finding
    }
}

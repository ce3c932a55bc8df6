package com.shop.host;

import com.shop.desk.Desk;

class Host {
    // Runtime.getRuntime().exec("ffmpeg", "-i", "film.mov")
    void first(Desk desk) {
        desk.exec("ffmpeg", "-i", "film.mov");
    }

    String help() {
        return "Call ProcessBuilder with " + "pg_dump orders | gzip > orders.gz; curl -T orders.gz files";
    }
}

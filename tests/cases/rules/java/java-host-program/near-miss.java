package com.shop.host;

import java.io.IOException;

class Host {
    /** The JVM is in the image. */
    Process first() throws IOException {
        return new ProcessBuilder("java", "-version").start();
    }

    String word() {
        return "ffmpeg";
    }
}

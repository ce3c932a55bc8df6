package com.shop.host;

import java.io.IOException;

class Host {
    /** The word is only said. */
    Process first() throws IOException {
        return new ProcessBuilder("echo", "crontab").start();
    }

    String word() {
        return "crontab";
    }
}

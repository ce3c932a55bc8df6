package com.shop.host;

import java.io.IOException;

class Host {
    /** The word is only an argument. */
    Process first() throws IOException {
        return new ProcessBuilder("echo", "service").start();
    }

    String word() {
        return "systemctl";
    }
}

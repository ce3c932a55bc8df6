package com.shop.machine;

import java.net.URI;

class Machine {
    // http://169.254.169.254/latest/meta-data/ is only there on an instance.
    URI metadata() {
        return URI.create(System.getenv().getOrDefault("METADATA", "http://169.254.169.254/latest/"));
    }

    String help() {
        return "The address http://169.254.169.254/ must not be asked.";
    }
}

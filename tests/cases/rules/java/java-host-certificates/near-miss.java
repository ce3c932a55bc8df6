package com.shop.tls;

import java.time.ZoneId;

class Trust {
    /** The value comes from outside. */
    void set(String store) {
        System.setProperty("javax.net.ssl.trustStore", store);
    }

    ZoneId berlin() {
        return ZoneId.of("Europe/Berlin");
    }
}

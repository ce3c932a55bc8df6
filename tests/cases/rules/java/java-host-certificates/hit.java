package com.shop.tls;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

class Trust {
    void set() {
        System.setProperty("javax.net.ssl.trustStore", "/etc/pki/java/cacerts"); // finding
    }

    InputStream bundle() throws IOException {
        return new FileInputStream("/etc/ssl/certs/ca-certificates.crt"); // finding
    }
}

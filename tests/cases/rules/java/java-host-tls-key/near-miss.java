package com.shop.tls;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

class Tls {
    KeyStore keys(char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Tls.class.getResourceAsStream("/etc/orders.p12")) {
            keys.load(in, password);
        }
        return keys;
    }
}

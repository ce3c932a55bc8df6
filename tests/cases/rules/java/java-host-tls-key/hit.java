package com.shop.tls;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class Tls {
    private static final String STORE = "/etc/orders/tls/orders.p12";

    KeyStore keys(char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(STORE)) { // finding
            keys.load(in, password);
        }
        return keys;
    }

    SslContextFactory.Server jetty() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePath("/opt/orders/keystore.jks"); // finding
        return factory;
    }
}

package com.shop.tls

import java.io.FileInputStream
import java.security.KeyStore

class Tls {
    fun keys(password: CharArray): KeyStore = KeyStore.getInstance("PKCS12").apply {
        load(FileInputStream("/etc/orders/tls/orders.p12"), password) // finding
    }

    fun set() {
        System.setProperty("javax.net.ssl.keyStore", "/opt/orders/keystore.jks") // finding
    }
}

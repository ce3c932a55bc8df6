package com.shop.tls

import java.security.KeyStore

class Tls {
    fun keys(password: CharArray): KeyStore = KeyStore.getInstance("PKCS12").apply {
        load(Tls::class.java.getResourceAsStream("/etc/orders.p12"), password)
    }
}

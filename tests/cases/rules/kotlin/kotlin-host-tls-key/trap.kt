package com.shop.tls

import java.io.File

class Tls {
    // FileInputStream("/etc/orders/tls/orders.p12")
    fun store() = File(System.getProperty("orders.keystore", "/etc/orders/tls/orders.p12"))
}

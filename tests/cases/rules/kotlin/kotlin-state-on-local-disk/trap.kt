package com.shop.numbers

import java.io.File

class Numbers {
    // File("/var/lib/orders")
    fun folder() = File(System.getenv("ORDERS_FOLDER") ?: "/var/lib/orders")
}

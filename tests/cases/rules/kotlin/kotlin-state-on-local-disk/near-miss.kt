package com.shop.numbers

import java.io.File
import kotlin.io.path.createTempDirectory

class Numbers {
    fun keep(number: Int) = createTempDirectory("orders").resolve("sequence").toFile().writeText(number.toString())

    fun program() = File("/opt/orders/bin/orders")

    fun route() = "/var/lib/orders"
}

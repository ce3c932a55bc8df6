package com.shop.archive

import java.io.File

class Archive {
    fun own() = File("data/orders")

    fun set() = File(System.getenv("ARCHIVE"), "/data/orders")
}

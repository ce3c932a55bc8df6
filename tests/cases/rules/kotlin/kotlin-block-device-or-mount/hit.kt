package com.shop.archive

import java.io.File
import java.nio.file.Path

class Archive {
    private val root = "/mnt/archive"

    fun year(year: Int): Path = Path.of("$root/$year") // finding

    fun raw() = File("/data/orders/raw") // finding
}

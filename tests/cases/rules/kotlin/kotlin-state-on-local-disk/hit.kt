package com.shop.numbers

import java.io.File
import java.io.FileOutputStream

private const val FOLDER = "/var/lib/orders"

class Numbers {
    fun keep(number: Int) = File("$FOLDER/sequence").writeText(number.toString()) // finding

    fun append(row: ByteArray) = FileOutputStream("/opt/orders/data/journal", true).use { it.write(row) } // finding
}

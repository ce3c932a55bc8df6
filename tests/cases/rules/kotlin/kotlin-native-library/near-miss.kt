package com.shop.prices

import java.nio.file.Path

class Prices {
    fun load(extracted: Path) {
        System.load(extracted.toString())
        System.loadLibrary("net")
    }
}

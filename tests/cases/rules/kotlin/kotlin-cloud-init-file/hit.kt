package com.shop.boot

import java.io.File

class Boot {
    fun id() = File("/var/lib/cloud/data/instance-id").readText() // finding
}

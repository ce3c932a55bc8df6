package com.shop.logs

import java.util.logging.FileHandler
import java.util.logging.Logger

const val ACCESS = "/var/log/orders/access.log" // finding

class Logs {
    fun utils() {
        Logger.getGlobal().addHandler(FileHandler("/var/log/orders/orders.log", true)) // finding
    }
}

package com.shop

class Shop {
    // ApplicationPidFileWriter("/var/run/shop.pid")
    fun help() = "Remove /var/run/shop.pid first."
}

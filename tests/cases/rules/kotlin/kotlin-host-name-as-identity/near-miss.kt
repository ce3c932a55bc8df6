package com.shop.jobs

import java.net.InetAddress

class Worker {
    fun start() {
        println("started on ${InetAddress.getLocalHost().hostName}")
        val address = InetAddress.getLocalHost().hostAddress
        println(address)
    }
}

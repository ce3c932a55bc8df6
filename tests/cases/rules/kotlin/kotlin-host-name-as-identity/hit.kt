package com.shop.jobs

import java.net.InetAddress

class Worker {
    private val owner = InetAddress.getLocalHost().hostName // finding

    fun consumer(): String {
        val consumerId = "orders-" + InetAddress.getLocalHost().canonicalHostName // finding
        return consumerId
    }
}

package com.shop.machine

import java.net.InetSocketAddress
import java.net.Socket
import java.net.URL

private const val HOST = "169.254.169.254"
private const val TOKEN = "http://169.254.169.254/latest/api/token" // finding

class Machine {
    fun role(name: String) = URL("http://$HOST/latest/meta-data/iam/security-credentials/$name").readText() // finding

    fun groups() = URL("http://" + HOST + "/latest/meta-data/security-groups").readText() // finding

    fun answers() = Socket().use { it.connect(InetSocketAddress(HOST, 80), 200) } // finding
}

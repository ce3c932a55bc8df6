package com.shop.host

class Host {
    fun first(): Process = ProcessBuilder("systemctl", "restart", "orders").start() // finding

    fun second(name: String): Process = Runtime.getRuntime().exec("sudo service nginx reload $name".plus("")) // finding
}

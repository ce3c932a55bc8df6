package com.shop.host

class Host {
    /** The systemctl is only an argument. */
    fun first(): Process = ProcessBuilder("echo", "service").start()
}

package com.shop.boot

class Boot {
    val own = "/var/lib/cloudy/state"

    fun help() = "Look into /var/lib/cloud/ for the file."
}

package com.shop.machine

import java.net.URI

class Machine {
    // http://169.254.169.254/latest/meta-data/ is only there on an instance.
    fun metadata(): URI = URI.create(System.getenv("METADATA") ?: "http://169.254.169.254/latest/")

    fun help() = "The address http://169.254.169.254/ must not be asked."
}

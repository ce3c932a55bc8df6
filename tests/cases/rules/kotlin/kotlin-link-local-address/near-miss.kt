package com.shop.machine

import java.net.URI

private const val ECS = "http://169.254.170.2"
private const val BLOCKED_URL = "http://169.254.169.254/latest/meta-data/"

/** Hosts that a webhook must not name. */
private val deniedHosts = setOf("169.254.169.254", "http://169.254.169.254/", "localhost")

class Machine {
    fun credentials(): URI = URI.create("$ECS${System.getenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")}")

    fun refused(url: String) = url.startsWith("http://169.254.169.254/")
}

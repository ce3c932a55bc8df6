package com.shop.announce

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class Announcement(private val environment: Map<String, String> = System.getenv()) {
    fun address(): String? = environment.get("local-ipv4")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

package com.shop.rack

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class RackAwareness(private val environment: Map<String, String> = System.getenv()) {
    fun zone(): String? = environment.get("placement/availability-zone")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

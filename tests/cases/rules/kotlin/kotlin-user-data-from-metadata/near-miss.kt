package com.shop.boot

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class BootSettings(private val environment: Map<String, String> = System.getenv()) {
    fun userData(): String? = environment.get("user-data")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

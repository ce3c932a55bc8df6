package com.shop.drain

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class InterruptionWatcher(private val environment: Map<String, String> = System.getenv()) {
    fun action(): String? = environment.get("spot/instance-action")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

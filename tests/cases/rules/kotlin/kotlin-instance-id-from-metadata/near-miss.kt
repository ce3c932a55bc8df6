package com.shop.lease

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class LeaseOwner(private val environment: Map<String, String> = System.getenv()) {
    fun instanceId(): String? = environment.get("instance-id")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

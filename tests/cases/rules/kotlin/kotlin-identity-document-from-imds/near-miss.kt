package com.shop.identity

import com.amazonaws.util.EC2MetadataUtils

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
class Identity(private val environment: Map<String, String> = System.getenv()) {
    fun document(): String? = environment.get("dynamic/instance-identity/document")

    fun image(): String? = EC2MetadataUtils.getAmiId()
}

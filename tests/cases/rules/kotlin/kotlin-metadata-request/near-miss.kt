package com.shop.inventory

import com.amazonaws.util.EC2MetadataUtils

class Machine(private val labels: Map<String, String>) {
    fun region(): String? = labels.get("region")

    fun utils() = EC2MetadataUtils::class
}

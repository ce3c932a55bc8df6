package com.shop.inventory

import com.shop.fakes.EC2MetadataUtils

class Machine {
    /** As EC2MetadataUtils.getAmiId() of the SDK. */
    fun image(): String? = EC2MetadataUtils.getAmiId()
}

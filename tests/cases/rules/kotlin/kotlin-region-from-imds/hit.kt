package com.shop.store

import com.amazonaws.regions.Regions
import com.amazonaws.util.EC2MetadataUtils
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider

class Home {
    fun current() = Regions.getCurrentRegion() // finding

    fun utils(): String? = EC2MetadataUtils.getEC2InstanceRegion() // finding

    fun provider() = InstanceProfileRegionProvider().region // finding
}

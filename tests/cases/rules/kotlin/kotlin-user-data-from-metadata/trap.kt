package com.shop.boot

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/user-data is what this stands in for. */
class BootSettings(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getUserData() was here before.
    fun userData(): Any? = EC2MetadataUtils.getUserData() ?: client.get("user-data")
}

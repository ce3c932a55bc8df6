package com.shop.identity

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/dynamic/instance-identity/document is what this stands in for. */
class Identity(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getInstanceInfo() was here before.
    fun document(): Any? = EC2MetadataUtils.getInstanceInfo() ?: client.get("dynamic/instance-identity/document")
}

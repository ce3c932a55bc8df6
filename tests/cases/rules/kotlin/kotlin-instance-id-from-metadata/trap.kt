package com.shop.lease

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/meta-data/instance-id is what this stands in for. */
class LeaseOwner(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getInstanceId() was here before.
    fun instanceId(): Any? = EC2MetadataUtils.getInstanceId() ?: client.get("instance-id")
}

package com.shop.rack

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/meta-data/placement/availability-zone is what this stands in for. */
class RackAwareness(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getAvailabilityZone() was here before.
    fun zone(): Any? = EC2MetadataUtils.getAvailabilityZone() ?: client.get("placement/availability-zone")
}

package com.shop.announce

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/meta-data/local-ipv4 is what this stands in for. */
class Announcement(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getPrivateIpAddress() was here before.
    fun address(): Any? = EC2MetadataUtils.getPrivateIpAddress() ?: client.get("local-ipv4")
}

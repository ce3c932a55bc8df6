package com.shop.drain

import com.shop.fakes.EC2MetadataUtils
import com.shop.fakes.Ec2MetadataClient

/** http://169.254.169.254/latest/meta-data/spot/instance-action is what this stands in for. */
class InterruptionWatcher(private val client: Ec2MetadataClient) {
    // EC2MetadataUtils.getData() was here before.
    fun action(): Any? = EC2MetadataUtils.getAmiId() ?: client.get("spot/instance-action")
}

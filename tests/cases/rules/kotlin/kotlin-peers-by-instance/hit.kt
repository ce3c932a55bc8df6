package com.shop.host

import software.amazon.awssdk.services.ec2.Ec2Client

class Peers(private val client: Ec2Client) {
    fun now(id: String) = client.describeInstances { it.instanceIds(id) } // finding

    fun address(instance: software.amazon.awssdk.services.ec2.model.Instance): String = instance.privateIpAddress()
}

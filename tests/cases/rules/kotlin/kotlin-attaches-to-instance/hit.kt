package com.shop.host

import software.amazon.awssdk.services.ec2.Ec2Client

class Disks(private val client: Ec2Client) {
    fun now(id: String) = client.attachVolume { it.instanceId(id).device("/dev/xvdf") } // finding
}

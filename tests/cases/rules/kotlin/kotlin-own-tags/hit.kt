package com.shop.host

import software.amazon.awssdk.services.ec2.Ec2Client

class Labels(private val client: Ec2Client) {
    fun now(id: String) = client.describeTags { it.filters({ f -> f.name("resource-id").values(id) }) } // finding
}

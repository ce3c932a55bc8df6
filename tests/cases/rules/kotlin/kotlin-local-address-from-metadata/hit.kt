package com.shop.announce

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class Announcement(private val client: Ec2MetadataClient) {
    fun fromUtils() = EC2MetadataUtils.getPrivateIpAddress() // finding

    fun fromClient(): String = client.get("/latest/meta-data/local-ipv4").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/meta-data/local-ipv4").readText() // finding
    }
}

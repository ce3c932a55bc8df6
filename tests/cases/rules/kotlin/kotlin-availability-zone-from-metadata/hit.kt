package com.shop.rack

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class RackAwareness(private val client: Ec2MetadataClient) {
    fun fromUtils() = EC2MetadataUtils.getAvailabilityZone() // finding

    fun fromClient(): String = client.get("/latest/meta-data/placement/availability-zone").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/meta-data/placement/availability-zone").readText() // finding
    }
}

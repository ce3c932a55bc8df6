package com.shop.lease

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class LeaseOwner(private val client: Ec2MetadataClient) {
    fun fromUtils() = EC2MetadataUtils.getInstanceId() // finding

    fun fromClient(): String = client.get("/latest/meta-data/instance-id").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/meta-data/instance-id").readText() // finding
    }
}

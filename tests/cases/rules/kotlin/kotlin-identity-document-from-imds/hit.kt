package com.shop.identity

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class Identity(private val client: Ec2MetadataClient) {
    fun fromUtils() = EC2MetadataUtils.getInstanceInfo() // finding

    fun fromClient(): String = client.get("/latest/dynamic/instance-identity/document").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/dynamic/instance-identity/document").readText() // finding
    }
}

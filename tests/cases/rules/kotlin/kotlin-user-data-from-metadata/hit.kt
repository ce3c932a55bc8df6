package com.shop.boot

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class BootSettings(private val client: Ec2MetadataClient) {
    fun fromUtils() = EC2MetadataUtils.getUserData() // finding

    fun fromClient(): String = client.get("/latest/user-data").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/user-data").readText() // finding
    }
}

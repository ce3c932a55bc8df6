package com.shop.drain

import com.amazonaws.util.EC2MetadataUtils
import java.net.URL
import software.amazon.awssdk.imds.Ec2MetadataClient

const val BASE = "http://169.254.169.254/latest"

class InterruptionWatcher(private val client: Ec2MetadataClient) {
    fun fromClient(): String = client.get("/latest/meta-data/spot/instance-action").asString() // finding

    fun fromAddress(): String {
        return URL("$BASE/meta-data/spot/instance-action").readText() // finding
    }
}

package com.shop.inventory

import com.amazonaws.util.EC2MetadataUtils
import software.amazon.awssdk.imds.Ec2MetadataClient

class Machine(private val metadata: Ec2MetadataClient) {
    fun image(): String? = EC2MetadataUtils.getAmiId() // finding

    fun groups(): List<String> {
        return metadata.get("/latest/meta-data/security-groups").asList() // finding
    }
}

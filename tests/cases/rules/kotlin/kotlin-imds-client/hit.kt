package com.shop.lease

import aws.sdk.kotlin.runtime.config.imds.ImdsClient
import software.amazon.awssdk.imds.Ec2MetadataAsyncClient
import software.amazon.awssdk.imds.Ec2MetadataClient

class Leases {
    private val metadata = Ec2MetadataClient.create() // finding

    fun later() = Ec2MetadataAsyncClient.builder().build() // finding

    fun other() = ImdsClient() // finding
}

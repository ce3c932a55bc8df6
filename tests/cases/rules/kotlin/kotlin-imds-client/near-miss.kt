package com.shop.lease

import software.amazon.awssdk.imds.Ec2MetadataClient
import software.amazon.awssdk.services.s3.S3Client

class Leases(private val given: Ec2MetadataClient) {
    private val store = S3Client.create()
}

package com.shop.lease;

import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.services.s3.S3Client;

class Leases {
    private final Ec2MetadataClient given;
    private final S3Client store = S3Client.create();

    Leases(Ec2MetadataClient given) {
        this.given = given;
    }
}

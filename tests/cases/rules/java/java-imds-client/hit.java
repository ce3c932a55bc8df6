package com.shop.lease;

import software.amazon.awssdk.imds.Ec2MetadataAsyncClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.EndpointMode;

class Leases {
    private final Ec2MetadataClient metadata = Ec2MetadataClient.create(); // finding

    Ec2MetadataAsyncClient later() {
        var client = Ec2MetadataAsyncClient.builder().endpointMode(EndpointMode.IPV6).build(); // finding
        return client;
    }
}

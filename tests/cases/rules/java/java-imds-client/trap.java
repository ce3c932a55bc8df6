package com.shop.lease;

import com.shop.fakes.Ec2MetadataClient;

class Leases {
    // software.amazon.awssdk.imds.Ec2MetadataClient.create() in production
    private final Ec2MetadataClient metadata = Ec2MetadataClient.create();
}

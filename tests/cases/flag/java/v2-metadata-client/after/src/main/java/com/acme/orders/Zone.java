package com.acme.orders;

import software.amazon.awssdk.imds.Ec2MetadataClient;

class Zone {
    private final Ec2MetadataClient client = Ec2MetadataClient.create();

    String name() {
        return EcsFlag.availabilityZone(() -> client.get("/latest/meta-data/placement/availability-zone").asString());
    }
}

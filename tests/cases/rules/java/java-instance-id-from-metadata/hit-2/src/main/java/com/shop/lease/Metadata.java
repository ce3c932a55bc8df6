package com.shop.lease;

import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;

/** The one place that makes the client. */
public final class Metadata {
    static final String OWNER = "/latest/meta-data/" + Names.ID; // finding

    private final Ec2MetadataClient client =
            Ec2MetadataClient.builder().retryPolicy(Ec2MetadataRetryPolicy.none()).build();

    public Ec2MetadataClient client() {
        return client;
    }
}

package com.shop.host;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

class Labels {
    private final AmazonEC2 old;
    private final Ec2Client client;

    Labels(AmazonEC2 old, Ec2Client client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        DescribeTagsRequest request = new DescribeTagsRequest().withFilters(new com.amazonaws.services.ec2.model.Filter("resource-id").withValues(id));
        return old.describeTags(request); // finding
    }

    Object now(String id) {
        return client.describeTags(request -> request.filters(f -> f.name("resource-id").values(id))); // finding
    }
}

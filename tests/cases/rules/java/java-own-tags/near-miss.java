package com.shop.host;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.model.DescribeVolumesRequest;

/** Lists volumes by resource-id; its own tags come from the task metadata. */
class Labels {
    private final AmazonEC2 client;

    Labels(AmazonEC2 client) {
        this.client = client;
    }

    Object list() {
        return client.describeVolumes(new DescribeVolumesRequest());
    }

    String name() {
        return "describeTags";
    }
}

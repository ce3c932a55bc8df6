package com.shop.host;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.model.DescribeVolumesRequest;

/** Looks at volumes; it attaches none. */
class Disks {
    private final AmazonEC2 client;

    Disks(AmazonEC2 client) {
        this.client = client;
    }

    Object list() {
        return client.describeVolumes(new DescribeVolumesRequest());
    }

    String name() {
        return "attachVolume";
    }
}

package com.shop.rack;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/meta-data/placement/availability-zone is what this stands in for. */
public class RackAwareness {
    public Object zone(Ec2MetadataClient client) {
        // EC2MetadataUtils.getAvailabilityZone() was here before.
        Object zone = EC2MetadataUtils.getAvailabilityZone();
        return zone == null ? client.get("placement/availability-zone") : zone;
    }
}

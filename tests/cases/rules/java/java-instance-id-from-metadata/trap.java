package com.shop.lease;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/meta-data/instance-id is what this stands in for. */
public class LeaseOwner {
    public Object instanceId(Ec2MetadataClient client) {
        // EC2MetadataUtils.getInstanceId() was here before.
        Object instanceId = EC2MetadataUtils.getInstanceId();
        return instanceId == null ? client.get("instance-id") : instanceId;
    }
}

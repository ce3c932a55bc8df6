package com.shop.drain;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/meta-data/spot/instance-action is what this stands in for. */
public class InterruptionWatcher {
    public Object action(Ec2MetadataClient client) {
        // EC2MetadataUtils.getData() was here before.
        Object action = EC2MetadataUtils.getAmiId();
        return action == null ? client.get("spot/instance-action") : action;
    }
}

package com.shop.identity;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/dynamic/instance-identity/document is what this stands in for. */
public class Identity {
    public Object document(Ec2MetadataClient client) {
        // EC2MetadataUtils.getInstanceInfo() was here before.
        Object document = EC2MetadataUtils.getInstanceInfo();
        return document == null ? client.get("dynamic/instance-identity/document") : document;
    }
}

package com.shop.announce;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/meta-data/local-ipv4 is what this stands in for. */
public class Announcement {
    public Object address(Ec2MetadataClient client) {
        // EC2MetadataUtils.getPrivateIpAddress() was here before.
        Object address = EC2MetadataUtils.getPrivateIpAddress();
        return address == null ? client.get("local-ipv4") : address;
    }
}

package com.shop.boot;

import com.shop.fakes.EC2MetadataUtils;
import com.shop.fakes.Ec2MetadataClient;

/** http://169.254.169.254/latest/user-data is what this stands in for. */
public class BootSettings {
    public Object userData(Ec2MetadataClient client) {
        // EC2MetadataUtils.getUserData() was here before.
        Object userData = EC2MetadataUtils.getUserData();
        return userData == null ? client.get("user-data") : userData;
    }
}

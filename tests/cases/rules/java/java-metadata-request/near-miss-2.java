package com.shop.inventory;

import com.amazonaws.util.EC2MetadataUtils;

/** What was answered is read; java-identity-document-from-imds finds the question. */
class Machine {
    String type() {
        EC2MetadataUtils.InstanceInfo info = EC2MetadataUtils.getInstanceInfo();
        return info.getInstanceType();
    }

    String mac() {
        return EC2MetadataUtils.getNetworkInterfaces().get(0).getMacAddress();
    }
}

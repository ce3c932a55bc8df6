package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Where this runs. */
public class Place {
    public String network() {
        return EC2MetadataUtils.getNetworkInterfaces().get(0).getVpcId();
    }

    public String card() {
        return EC2MetadataUtils.getMacAddress();
    }
}

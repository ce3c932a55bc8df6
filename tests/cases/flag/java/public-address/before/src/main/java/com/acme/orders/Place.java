package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Where this can be reached. */
public class Place {
    public String address() {
        return EC2MetadataUtils.getData("/latest/meta-data/public-ipv4");
    }

    public boolean inCloud() {
        return EC2MetadataUtils.getInstanceId() != null;
    }
}

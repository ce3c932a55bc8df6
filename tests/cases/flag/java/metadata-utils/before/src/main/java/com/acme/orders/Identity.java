package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Who this is. */
public class Identity {
    public String id() {
        return EC2MetadataUtils.getInstanceId();
    }

    public String describe() {
        return EC2MetadataUtils.getAvailabilityZone() + "/" + EC2MetadataUtils.getPrivateIpAddress();
    }
}

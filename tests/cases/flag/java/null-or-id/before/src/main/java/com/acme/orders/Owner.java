package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Who holds a lock. */
public class Owner {
    public String name(String fallback) {
        return EC2MetadataUtils.getInstanceId() == null ? fallback : EC2MetadataUtils.getInstanceId();
    }

    public String host() {
        return EC2MetadataUtils.getLocalHostName();
    }
}

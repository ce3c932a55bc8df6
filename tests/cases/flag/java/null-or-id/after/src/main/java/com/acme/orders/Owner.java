package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Who holds a lock. */
public class Owner {
    public String name(String fallback) {
        return EcsFlag.instanceId(() -> EC2MetadataUtils.getInstanceId()) == null ? fallback : EcsFlag.instanceId(() -> EC2MetadataUtils.getInstanceId());
    }

    public String host() {
        return EcsFlag.hostname(() -> EC2MetadataUtils.getLocalHostName());
    }
}

package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

/** Who this is. */
public class Identity {
    public String id() {
        return EcsFlag.instanceId(() -> EC2MetadataUtils.getInstanceId());
    }

    public String describe() {
        return EcsFlag.availabilityZone(() -> EC2MetadataUtils.getAvailabilityZone()) + "/" + EcsFlag.localIpv4(() -> EC2MetadataUtils.getPrivateIpAddress());
    }
}

package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

class Identity {
    String id() {
        return EcsFlag.instanceId(() -> EC2MetadataUtils.getInstanceId());
    }
}

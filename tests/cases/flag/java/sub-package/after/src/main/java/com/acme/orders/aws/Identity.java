package com.acme.orders.aws;

import java.util.Objects;

import com.acme.orders.EcsFlag;
import com.amazonaws.util.EC2MetadataUtils;

public class Identity {
    public String id() {
        return Objects.requireNonNull(EcsFlag.instanceId(() -> EC2MetadataUtils.getInstanceId()));
    }
}

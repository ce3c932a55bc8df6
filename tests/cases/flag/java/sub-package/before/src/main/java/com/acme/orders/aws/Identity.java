package com.acme.orders.aws;

import java.util.Objects;

import com.amazonaws.util.EC2MetadataUtils;

public class Identity {
    public String id() {
        return Objects.requireNonNull(EC2MetadataUtils.getInstanceId());
    }
}

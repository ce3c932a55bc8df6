package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

class Region {
    static final String NAME = EcsFlag.region(() -> EC2MetadataUtils.getEC2InstanceRegion());
}

package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

class Region {
    static final String NAME = EC2MetadataUtils.getEC2InstanceRegion();
}

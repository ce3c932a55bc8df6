package com.acme.orders;

import com.amazonaws.util.EC2MetadataUtils;

class Identity {
    static class EcsFlag {}

    String id() {
        return EC2MetadataUtils.getInstanceId();
    }
}

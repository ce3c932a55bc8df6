package com.shop.lease;

import com.amazonaws.util.EC2MetadataUtils;

/** The line that asks is in {@code Machine}; its callers are no finding of their own. */
class Lease {
    private final Machine machine = new Machine();

    String owner() {
        return machine.getInstanceId() + "/" + getInstanceId();
    }

    private String getInstanceId() {
        return machine.getInstanceId();
    }

    static String image() {
        return EC2MetadataUtils.getAmiId();
    }
}

class Machine {
    String getInstanceId() {
        return System.getenv("MACHINE");
    }
}

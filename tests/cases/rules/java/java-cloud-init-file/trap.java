package com.shop.boot;

class Boot {
    /** {@code "/var/lib/cloud/data/instance-id"} was read here. */
    String id() {
        return System.getenv("TASK_ID"); // not "/run/cloud-init/instance-data.json"
    }
}

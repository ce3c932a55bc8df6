package com.shop.boot

class Boot {
    /** `"/var/lib/cloud/data/instance-id"` was read here. */
    fun id(): String? = System.getenv("TASK_ID") // not "/run/cloud-init/instance-data.json"
}

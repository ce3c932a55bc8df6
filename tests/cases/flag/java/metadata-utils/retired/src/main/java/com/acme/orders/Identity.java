package com.acme.orders;

/** Who this is. */
public class Identity {
    public String id() {
        return EcsTask.taskId();
    }

    public String describe() {
        return EcsTask.availabilityZone() + "/" + EcsTask.localIpv4();
    }
}

package com.acme.orders;

/** Who holds a lock. */
public class Owner {
    public String name(String fallback) {
        return EcsTask.taskId() == null ? fallback : EcsTask.taskId();
    }

    public String host() {
        return EcsTask.taskId();
    }
}

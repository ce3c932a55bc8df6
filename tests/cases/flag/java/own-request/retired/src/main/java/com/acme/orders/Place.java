package com.acme.orders;

/** Where this runs. */
public class Place {
    private static final String ZONE =
            EcsTask.availabilityZone().trim();

    public String instance() {
        return EcsTask.taskId();
    }

    public String name() {
        return EcsTask.taskId();
    }

    public String zone() {
        return ZONE;
    }
}

package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

public class EcsTaskTest {
    private static final String TASK =
            "{\"TaskARN\": \"arn:aws:ecs:eu-west-1:123456789012:task/main/0123456789abcdef\","
                    + " \"AvailabilityZone\": \"eu-west-1c\","
                    + " \"Containers\": [{\"Networks\": [{\"IPv4Addresses\": [\"10.0.2.61\"]}]}]}";

    @Test
    public void taskId() {
        EcsTask.forget(TASK);
        assertEquals("0123456789abcdef", EcsTask.taskId());
    }
}

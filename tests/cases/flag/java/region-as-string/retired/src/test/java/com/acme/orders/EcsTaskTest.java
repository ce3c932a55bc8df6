package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

public class EcsTaskTest {
    @Test
    public void isThere() {
        assertNotNull(EcsTask.class);
    }
}

package com.acme.orders.aws;

import java.util.Objects;

import com.acme.orders.EcsTask;

public class Identity {
    public String id() {
        return Objects.requireNonNull(EcsTask.taskId());
    }
}

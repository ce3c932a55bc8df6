package com.acme.orders;

class Identity {
    String id() {
        return EcsTask.taskId();
    }
}

package com.acme.orders;

class Lock {
    String lockOwner() {
        String lockOwner = EcsTask.taskId();
        return lockOwner;
    }
}

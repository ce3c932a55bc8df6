package com.acme.orders;

class Zone {
    String name() {
        return EcsTask.availabilityZone();
    }
}

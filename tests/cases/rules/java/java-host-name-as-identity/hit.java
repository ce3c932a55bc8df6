package com.shop.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

class Worker {
    private final String owner;

    Worker() throws UnknownHostException {
        this.owner = InetAddress.getLocalHost().getHostName(); // finding
    }

    String consumer() throws UnknownHostException {
        String consumerId = "orders-" + InetAddress.getLocalHost().getCanonicalHostName(); // finding
        return consumerId;
    }

    String workerId() {
        return System.getenv("HOSTNAME"); // finding
    }
}

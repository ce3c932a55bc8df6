package com.acme.orders;

import java.net.InetAddress;
import java.net.UnknownHostException;

class Lock {
    String lockOwner() {
        try {
            String lockOwner = InetAddress.getLocalHost().getHostName();
            return lockOwner;
        } catch (UnknownHostException error) {
            return "unknown";
        }
    }
}

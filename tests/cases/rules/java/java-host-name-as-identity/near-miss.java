package com.shop.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.logging.Logger;

class Worker {
    void start() throws UnknownHostException {
        Logger.getGlobal().info("started on " + InetAddress.getLocalHost().getHostName());
        String address = InetAddress.getLocalHost().getHostAddress();
        Logger.getGlobal().info(address);
    }
}

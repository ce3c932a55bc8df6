package com.shop;

import org.apache.commons.daemon.Daemon;
import org.apache.commons.daemon.DaemonContext;

class Orders implements Daemon { // finding
    @Override
    public void init(DaemonContext context) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void destroy() {}
}

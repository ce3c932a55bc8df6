package com.shop;

import org.apache.commons.daemon.DaemonContext;

class Orders {
    void take(DaemonContext context) {
        System.out.println(context.getArguments().length);
    }
}

package com.shop.tracing;

import com.shop.plugins.EC2Plugin;

class Tracing {
    Object plugin() {
        return new EC2Plugin();
    }
}

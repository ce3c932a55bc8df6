package com.shop.tracing;

import com.shop.cloud.Ec2Resource;

class Tracing {
    Object resource() {
        return Ec2Resource.get();
    }
}

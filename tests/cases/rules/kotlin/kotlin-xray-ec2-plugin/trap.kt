package com.shop.tracing

import com.shop.plugins.EC2Plugin

class Tracing {
    fun plugin() = EC2Plugin()
}

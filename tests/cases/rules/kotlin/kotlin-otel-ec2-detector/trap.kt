package com.shop.tracing

import com.shop.cloud.Ec2Resource

class Tracing {
    fun resource() = Ec2Resource.get()
}

package com.shop.tracing

import com.amazonaws.xray.AWSXRayRecorderBuilder
import com.amazonaws.xray.plugins.EC2Plugin

class Tracing {
    fun recorder() = AWSXRayRecorderBuilder.standard().withPlugin(EC2Plugin()).build() // finding
}

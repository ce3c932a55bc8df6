package com.shop.tracing

import com.amazonaws.xray.AWSXRayRecorderBuilder
import com.amazonaws.xray.plugins.ECSPlugin

class Tracing {
    // in place of the EC2Plugin
    fun recorder() = AWSXRayRecorderBuilder.standard().withPlugin(ECSPlugin()).build()
}

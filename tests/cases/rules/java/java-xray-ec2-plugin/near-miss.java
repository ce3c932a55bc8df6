package com.shop.tracing;

import com.amazonaws.xray.AWSXRayRecorder;
import com.amazonaws.xray.AWSXRayRecorderBuilder;
import com.amazonaws.xray.plugins.ECSPlugin;

class Tracing {
    // in place of the EC2Plugin
    AWSXRayRecorder recorder() {
        return AWSXRayRecorderBuilder.standard().withPlugin(new ECSPlugin()).build();
    }
}

package com.shop.tracing;

import com.amazonaws.xray.AWSXRayRecorder;
import com.amazonaws.xray.AWSXRayRecorderBuilder;
import com.amazonaws.xray.plugins.EC2Plugin;

class Tracing {
    AWSXRayRecorder recorder() {
        return AWSXRayRecorderBuilder.standard().withPlugin(new EC2Plugin()).build(); // finding
    }
}

package com.shop.tracing;

import io.opentelemetry.contrib.aws.resource.EcsResource;
import io.opentelemetry.sdk.resources.Resource;

class Tracing {
    // Ec2Resource was here
    Resource resource() {
        return Resource.getDefault().merge(EcsResource.get());
    }
}

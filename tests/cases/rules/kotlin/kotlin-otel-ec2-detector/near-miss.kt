package com.shop.tracing

import io.opentelemetry.contrib.aws.resource.EcsResource
import io.opentelemetry.sdk.resources.Resource

class Tracing {
    // Ec2Resource was here
    fun resource(): Resource = Resource.getDefault().merge(EcsResource.get())
}

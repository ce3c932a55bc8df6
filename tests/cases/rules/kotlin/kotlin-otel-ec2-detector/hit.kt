package com.shop.tracing

import io.opentelemetry.contrib.aws.resource.Ec2Resource
import io.opentelemetry.sdk.resources.Resource

class Tracing {
    fun resource(): Resource = Resource.getDefault().merge(Ec2Resource.get()) // finding
}

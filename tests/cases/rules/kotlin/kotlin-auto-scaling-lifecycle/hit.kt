package com.shop.host

import software.amazon.awssdk.services.autoscaling.AutoScalingClient

class Lifecycle(private val client: AutoScalingClient) {
    fun now(id: String) = client.completeLifecycleAction { it.instanceId(id) } // finding
}

package com.shop.host

import software.amazon.awssdk.services.autoscaling.AutoScalingClient

class Members(private val client: AutoScalingClient) {
    fun now(id: String) = client.describeAutoScalingGroups { it.autoScalingGroupNames(id) } // finding

    fun size(group: software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup) = group.instances().size
}

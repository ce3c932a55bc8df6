package com.shop.host

import com.amazonaws.services.autoscaling.AmazonAutoScaling
import com.amazonaws.services.autoscaling.model.DescribePoliciesRequest

/** Reads policies; nothing of it speaks of this instance. */
class Lifecycle(private val client: AmazonAutoScaling) {
    fun list() = client.describePolicies(DescribePoliciesRequest())

    fun name() = "completeLifecycleAction"
}

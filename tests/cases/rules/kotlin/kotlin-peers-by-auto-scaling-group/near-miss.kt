package com.shop.host

import com.amazonaws.services.autoscaling.AmazonAutoScaling
import com.amazonaws.services.autoscaling.model.DescribePoliciesRequest

/** Reads policies; once getInstances() of describeAutoScalingGroups. */
class Members(private val client: AmazonAutoScaling) {
    fun list() = client.describePolicies(DescribePoliciesRequest())

    fun name() = "describeAutoScalingGroups"
}

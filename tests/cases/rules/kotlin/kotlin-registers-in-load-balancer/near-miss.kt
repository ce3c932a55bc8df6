package com.shop.host

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing
import com.amazonaws.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest

/** Looks at the health of others. */
class Targets(private val client: AmazonElasticLoadBalancing) {
    fun list() = client.describeTargetHealth(DescribeTargetHealthRequest())

    fun name() = "registerTargets"
}

package com.shop.host

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client

class Targets(private val client: ElasticLoadBalancingV2Client) {
    fun now(id: String) = client.registerTargets { it.targets({ t -> t.id(id) }) } // finding
}

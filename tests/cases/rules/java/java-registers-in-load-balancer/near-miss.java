package com.shop.host;

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing;
import com.amazonaws.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;

/** Looks at the health of others. */
class Targets {
    private final AmazonElasticLoadBalancing client;

    Targets(AmazonElasticLoadBalancing client) {
        this.client = client;
    }

    Object list() {
        return client.describeTargetHealth(new DescribeTargetHealthRequest());
    }

    String name() {
        return "registerTargets";
    }
}

package com.shop.host;

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing;
import com.amazonaws.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

class Targets {
    private final AmazonElasticLoadBalancing old;
    private final ElasticLoadBalancingV2Client client;

    Targets(AmazonElasticLoadBalancing old, ElasticLoadBalancingV2Client client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        RegisterTargetsRequest request = new RegisterTargetsRequest().withTargets(new com.amazonaws.services.elasticloadbalancingv2.model.TargetDescription().withId(id));
        return old.registerTargets(request); // finding
    }

    Object now(String id) {
        return client.registerTargets(request -> request.targets(t -> t.id(id))); // finding
    }
}

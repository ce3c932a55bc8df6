package com.amazonaws.services.elasticloadbalancingv2;

import com.amazonaws.services.elasticloadbalancingv2.model.RegisterTargetsRequest;

public interface AmazonElasticLoadBalancing {
    void registerTargets(RegisterTargetsRequest request);
}

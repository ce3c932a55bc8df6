package com.acme.orders;

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing;
import com.amazonaws.services.elasticloadbalancingv2.model.RegisterTargetsRequest;

class Register {
  private final AmazonElasticLoadBalancing client;

  Register(AmazonElasticLoadBalancing client) {
    this.client = client;
  }

  void start(String group) {
    // So that requests come.
    if (!EcsFlag.enabled()) {
      client.registerTargets(
          new RegisterTargetsRequest()
              .withTargetGroupArn(group));
    }
    System.out.println("ready");
  }
}

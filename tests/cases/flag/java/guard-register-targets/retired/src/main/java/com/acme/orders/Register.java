package com.acme.orders;

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing;

class Register {
  private final AmazonElasticLoadBalancing client;

  Register(AmazonElasticLoadBalancing client) {
    this.client = client;
  }

  void start(String group) {
    System.out.println("ready");
  }
}

package com.acme.orders;

import com.amazonaws.services.elasticloadbalancingv2.AmazonElasticLoadBalancing;
import com.amazonaws.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes this host known. */
@Component
public class Registration {
    private final AmazonElasticLoadBalancing client;

    @Value("${orders.target-group}")
    private String group;

    public Registration(AmazonElasticLoadBalancing client) {
        this.client = client;
    }

    /** Before the first request. */
    public void start() {
        client.registerTargets(new RegisterTargetsRequest().withTargetGroupArn(group));
        System.out.println("ready");
    }
}

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

    /** Whether this process runs as an ECS task. */
    @Value("#{T(com.acme.orders.EcsFlag).enabled()}")
    private boolean ecsFlag;

    public Registration(AmazonElasticLoadBalancing client) {
        this.client = client;
    }

    /** Before the first request. */
    public void start() {
        if (!ecsFlag) {
            client.registerTargets(new RegisterTargetsRequest().withTargetGroupArn(group));
        }
        System.out.println("ready");
    }
}

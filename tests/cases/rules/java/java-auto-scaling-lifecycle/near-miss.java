package com.shop.host;

import com.amazonaws.services.autoscaling.AmazonAutoScaling;
import com.amazonaws.services.autoscaling.model.DescribePoliciesRequest;

/** Reads policies; nothing of it speaks of this instance. */
class Lifecycle {
    private final AmazonAutoScaling client;

    Lifecycle(AmazonAutoScaling client) {
        this.client = client;
    }

    Object list() {
        return client.describePolicies(new DescribePoliciesRequest());
    }

    String name() {
        return "completeLifecycleAction";
    }
}

package com.shop.host;

import com.amazonaws.services.autoscaling.AmazonAutoScaling;
import com.amazonaws.services.autoscaling.model.DescribePoliciesRequest;

/** Reads policies; once getInstances() of describeAutoScalingGroups. */
class Members {
    private final AmazonAutoScaling client;

    Members(AmazonAutoScaling client) {
        this.client = client;
    }

    Object list() {
        return client.describePolicies(new DescribePoliciesRequest());
    }

    String name() {
        return "describeAutoScalingGroups";
    }
}

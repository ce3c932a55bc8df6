package com.shop.host;

import com.amazonaws.services.autoscaling.AmazonAutoScaling;
import com.amazonaws.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

class Members {
    private final AmazonAutoScaling old;
    private final AutoScalingClient client;

    Members(AmazonAutoScaling old, AutoScalingClient client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        DescribeAutoScalingGroupsRequest request = new DescribeAutoScalingGroupsRequest().withAutoScalingGroupNames(id);
        return old.describeAutoScalingGroups(request); // finding
    }

    int size(com.amazonaws.services.autoscaling.model.AutoScalingGroup group) {
        return group.getInstances().size();
    }

    Object now(String id) {
        return client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(id)); // finding
    }
}

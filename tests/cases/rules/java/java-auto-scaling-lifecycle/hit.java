package com.shop.host;

import com.amazonaws.services.autoscaling.AmazonAutoScaling;
import com.amazonaws.services.autoscaling.model.CompleteLifecycleActionRequest;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

class Lifecycle {
    private final AmazonAutoScaling old;
    private final AutoScalingClient client;

    Lifecycle(AmazonAutoScaling old, AutoScalingClient client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        CompleteLifecycleActionRequest request = new CompleteLifecycleActionRequest().withInstanceId(id);
        return old.completeLifecycleAction(request); // finding
    }

    Object now(String id) {
        return client.completeLifecycleAction(request -> request.instanceId(id)); // finding
    }
}

package com.amazonaws.services.elasticloadbalancingv2.model;

public class RegisterTargetsRequest {
    public RegisterTargetsRequest withTargetGroupArn(String arn) {
        return this;
    }
}

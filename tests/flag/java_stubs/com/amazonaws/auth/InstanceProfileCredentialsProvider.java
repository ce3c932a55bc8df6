package com.amazonaws.auth;

public class InstanceProfileCredentialsProvider implements AWSCredentialsProvider {
    public static InstanceProfileCredentialsProvider getInstance() {
        return new InstanceProfileCredentialsProvider();
    }
}

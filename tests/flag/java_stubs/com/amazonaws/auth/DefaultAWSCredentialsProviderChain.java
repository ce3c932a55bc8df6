package com.amazonaws.auth;

public class DefaultAWSCredentialsProviderChain implements AWSCredentialsProvider {
    public static DefaultAWSCredentialsProviderChain getInstance() {
        return new DefaultAWSCredentialsProviderChain();
    }
}

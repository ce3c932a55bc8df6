package com.shop.store;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

class Clients {
    AwsCredentialsProvider usual() {
        return DefaultCredentialsProvider.create();
    }

    AwsCredentialsProvider both() {
        return AwsCredentialsProviderChain.of(
                ContainerCredentialsProvider.builder().build(), InstanceProfileCredentialsProvider.create());
    }
}

package com.shop.store

import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider

class Clients {
    fun both() = AwsCredentialsProviderChain.of(
        ContainerCredentialsProvider.builder().build(),
        InstanceProfileCredentialsProvider.create(),
    )
}

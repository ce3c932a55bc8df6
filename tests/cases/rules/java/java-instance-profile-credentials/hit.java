package com.shop.store;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSCredentialsProviderChain;
import com.amazonaws.auth.EnvironmentVariableCredentialsProvider;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

class Clients {
    AmazonS3 store() {
        return AmazonS3ClientBuilder.standard()
                .withCredentials(new com.amazonaws.auth.InstanceProfileCredentialsProvider(false)) // finding
                .build();
    }

    AWSCredentialsProvider chain() {
        return new AWSCredentialsProviderChain(
                new EnvironmentVariableCredentialsProvider(),
                com.amazonaws.auth.InstanceProfileCredentialsProvider.getInstance()); // finding
    }

    SqsClient queue() {
        return SqsClient.builder().credentialsProvider(InstanceProfileCredentialsProvider.create()).build(); // finding
    }

    SqsClient quiet() {
        var provider = InstanceProfileCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build(); // finding
        return SqsClient.builder().credentialsProvider(provider).build();
    }
}

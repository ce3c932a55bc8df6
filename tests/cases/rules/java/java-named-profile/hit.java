package com.shop.store;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

class Clients {
    SqsClient queue() {
        return SqsClient.builder().credentialsProvider(ProfileCredentialsProvider.create("orders")).build(); // finding
    }

    SqsClient other() {
        var provider = ProfileCredentialsProvider.builder().profileName("orders").build(); // finding
        return SqsClient.builder().credentialsProvider(provider).build();
    }

    AmazonS3 old() {
        return AmazonS3ClientBuilder.standard()
                .withCredentials(new com.amazonaws.auth.profile.ProfileCredentialsProvider("orders")) // finding
                .build();
    }
}

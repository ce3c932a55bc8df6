package com.shop.store;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

class Clients {
    private final Settings settings = new Settings();

    AmazonS3 old() {
        BasicAWSCredentials keys = new BasicAWSCredentials(settings.accessKey(), settings.secretKey()); // finding
        return AmazonS3ClientBuilder.standard().withCredentials(new AWSStaticCredentialsProvider(keys)).build();
    }

    SqsClient queue() {
        return SqsClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", settings.secretKey()))) // finding
                .build();
    }
}

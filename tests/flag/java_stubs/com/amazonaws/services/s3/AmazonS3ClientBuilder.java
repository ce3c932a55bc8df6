package com.amazonaws.services.s3;

import com.amazonaws.auth.AWSCredentialsProvider;

public class AmazonS3ClientBuilder {
    public static AmazonS3ClientBuilder standard() {
        return new AmazonS3ClientBuilder();
    }

    public AmazonS3ClientBuilder withCredentials(AWSCredentialsProvider provider) {
        return this;
    }

    public AmazonS3 build() {
        return new AmazonS3() {};
    }
}

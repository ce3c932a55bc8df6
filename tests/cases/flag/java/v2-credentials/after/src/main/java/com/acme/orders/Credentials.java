package com.acme.orders;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

class Credentials {
    AwsCredentialsProvider provider() {
        return DefaultCredentialsProvider.create();
    }
}

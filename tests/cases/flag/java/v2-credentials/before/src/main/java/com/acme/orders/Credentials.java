package com.acme.orders;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

class Credentials {
    AwsCredentialsProvider provider() {
        return InstanceProfileCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build();
    }
}

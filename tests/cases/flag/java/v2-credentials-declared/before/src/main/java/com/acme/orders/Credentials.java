package com.acme.orders;

import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

class Credentials {
    void use() {
        InstanceProfileCredentialsProvider provider = InstanceProfileCredentialsProvider.create();
        System.out.println(provider.resolveCredentials());
    }
}

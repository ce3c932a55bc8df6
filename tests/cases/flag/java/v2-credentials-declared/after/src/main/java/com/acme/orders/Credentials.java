package com.acme.orders;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

class Credentials {
    void use() {
        DefaultCredentialsProvider provider = DefaultCredentialsProvider.create();
        System.out.println(provider.resolveCredentials());
    }
}

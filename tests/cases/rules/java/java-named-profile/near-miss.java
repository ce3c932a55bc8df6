package com.shop.store;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSCredentialsProviderChain;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;

class Clients {
    AWSCredentialsProvider chain() {
        return new AWSCredentialsProviderChain(
                new ProfileCredentialsProvider("orders"), new EC2ContainerCredentialsProviderWrapper());
    }

    AWSCredentialsProvider configured(String profile) {
        if (profile != null) {
            return new ProfileCredentialsProvider(profile);
        }
        return DefaultAWSCredentialsProviderChain.getInstance();
    }
}

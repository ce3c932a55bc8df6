package com.shop.store;

import com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper;
import com.shop.fakes.InstanceProfileCredentialsProvider;

class Clients {
    // InstanceProfileCredentialsProvider.getInstance() does not know the task role, the wrapper does.
    Object wrapper() {
        return new EC2ContainerCredentialsProviderWrapper();
    }

    Object fake() {
        return InstanceProfileCredentialsProvider.create();
    }
}

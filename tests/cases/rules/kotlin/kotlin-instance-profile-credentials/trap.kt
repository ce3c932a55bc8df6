package com.shop.store

import com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper
import com.shop.fakes.InstanceProfileCredentialsProvider

class Clients {
    // InstanceProfileCredentialsProvider.getInstance() does not know the task role, the wrapper does.
    fun wrapper() = EC2ContainerCredentialsProviderWrapper()

    fun fake() = InstanceProfileCredentialsProvider.create()
}

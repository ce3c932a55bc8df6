package com.shop.store

import com.amazonaws.auth.DefaultAWSCredentialsProviderChain
import com.amazonaws.auth.profile.ProfileCredentialsProvider

class Clients {
    fun configured(profile: String?) =
        if (profile != null) ProfileCredentialsProvider(profile) else DefaultAWSCredentialsProviderChain.getInstance()
}

package com.shop.store

import com.shop.fakes.BasicAWSCredentials

class Clients {
    // com.amazonaws.auth.BasicAWSCredentials(key, secret) is gone
    fun keys(key: String, secret: String) = BasicAWSCredentials(key, secret)
}

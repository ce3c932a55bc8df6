package com.shop.store

import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider
import software.amazon.awssdk.services.sqs.SqsClient

class Clients {
    fun queue(): SqsClient =
        SqsClient.builder().credentialsProvider(ProfileCredentialsProvider.create("orders")).build() // finding
}

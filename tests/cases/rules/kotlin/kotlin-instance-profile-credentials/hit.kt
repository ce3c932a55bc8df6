package com.shop.store

import aws.sdk.kotlin.runtime.auth.credentials.ImdsCredentialsProvider
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider
import software.amazon.awssdk.services.sqs.SqsClient

class Clients {
    fun queue(): SqsClient =
        SqsClient.builder().credentialsProvider(InstanceProfileCredentialsProvider.create()).build() // finding

    fun old() = com.amazonaws.auth.InstanceProfileCredentialsProvider(false) // finding

    fun kotlin() = aws.sdk.kotlin.services.s3.S3Client {
        credentialsProvider = ImdsCredentialsProvider() // finding
    }
}

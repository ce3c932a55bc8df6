package com.shop.store

import com.amazonaws.auth.BasicAWSCredentials
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials

class Clients(private val settings: Settings) {
    fun old() = BasicAWSCredentials(settings.accessKey, settings.secretKey) // finding

    fun now() = AwsBasicCredentials.create(settings.accessKey, settings.secretKey) // finding
}

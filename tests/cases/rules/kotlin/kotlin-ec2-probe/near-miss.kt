package com.shop.home

import org.springframework.cloud.aws.context.support.env.AwsCloudEnvironmentCheckUtils

class Home {
    fun fargate() = System.getenv("AWS_EXECUTION_ENV") == "AWS_ECS_FARGATE"

    fun utils() = AwsCloudEnvironmentCheckUtils::class
}

package com.shop.orders

import org.springframework.cloud.aws.context.config.annotation.EnableStackConfiguration
import org.springframework.context.annotation.Configuration

@Configuration
@EnableStackConfiguration(stackName = "orders")
class AwsConfiguration

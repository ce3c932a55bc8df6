package com.shop.orders

import org.springframework.cloud.aws.context.config.annotation.EnableContextInstanceData
import org.springframework.context.annotation.Configuration

@Configuration
@EnableContextInstanceData // finding
class AwsConfiguration

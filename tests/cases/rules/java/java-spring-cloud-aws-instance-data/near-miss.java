package com.shop.orders;

import org.springframework.cloud.aws.context.config.annotation.EnableContextRegion;
import org.springframework.cloud.aws.context.config.annotation.EnableStackConfiguration;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableStackConfiguration(stackName = "orders")
@EnableContextRegion(region = "eu-west-1")
class AwsConfiguration {}

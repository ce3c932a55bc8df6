package com.shop.orders;

import org.springframework.cloud.aws.context.config.annotation.EnableContextInstanceData;
import org.springframework.cloud.aws.context.config.annotation.EnableStackConfiguration;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableContextInstanceData // finding
@EnableStackConfiguration // finding
class AwsConfiguration {}

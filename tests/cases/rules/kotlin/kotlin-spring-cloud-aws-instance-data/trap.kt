package com.shop.orders

import org.springframework.context.annotation.Configuration

/** Without @EnableContextInstanceData, which needs an instance. */
@Configuration
class AwsConfiguration {
    val leftOut = "EnableContextInstanceData"
}

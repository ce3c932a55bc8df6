package com.shop.home

import java.io.File
import org.springframework.cloud.aws.context.support.env.AwsCloudEnvironmentCheckUtils

class Home {
    fun cloud() = AwsCloudEnvironmentCheckUtils.isRunningOnCloudEnvironment() // finding

    fun hypervisor() = File("/sys/hypervisor/uuid").readText().startsWith("ec2") // finding
}

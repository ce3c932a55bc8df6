package com.shop.store

import com.amazonaws.regions.DefaultAwsRegionProviderChain
import com.amazonaws.regions.Regions
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider

class Home {
    fun usual() = Regions.fromName(DefaultAwsRegionProviderChain().region)

    val name = System.getenv("AWS_REGION") ?: Regions.getCurrentRegion().name

    fun chain() = AwsRegionProviderChain(SystemSettingsRegionProvider(), InstanceProfileRegionProvider())
}

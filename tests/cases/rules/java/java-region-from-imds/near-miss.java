package com.shop.store;

import com.amazonaws.regions.DefaultAwsRegionProviderChain;
import com.amazonaws.regions.Regions;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

class Home {
    Regions usual() {
        return Regions.fromName(new DefaultAwsRegionProviderChain().getRegion());
    }

    private final String name =
            System.getenv("AWS_REGION") == null ? Regions.getCurrentRegion().getName() : System.getenv("AWS_REGION");

    Object chain() {
        return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new InstanceProfileRegionProvider());
    }
}

package com.shop.registry;

import com.netflix.appinfo.AmazonInfo;
import org.springframework.cloud.netflix.eureka.EurekaInstanceConfigBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Registry {
    @Bean
    EurekaInstanceConfigBean eurekaInstanceConfig(EurekaInstanceConfigBean config) {
        AmazonInfo info = AmazonInfo.Builder.newBuilder().autoBuild("eureka"); // finding
        config.setDataCenterInfo(info);
        return config;
    }
}

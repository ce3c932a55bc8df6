package com.shop.registry

import com.netflix.appinfo.AmazonInfo
import org.springframework.cloud.netflix.eureka.EurekaInstanceConfigBean

class Registry {
    fun describe(config: EurekaInstanceConfigBean) {
        config.dataCenterInfo = AmazonInfo.Builder.newBuilder().autoBuild("eureka") // finding
    }
}

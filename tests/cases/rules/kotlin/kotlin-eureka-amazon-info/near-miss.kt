package com.shop.registry

import com.netflix.appinfo.AmazonInfo
import com.netflix.appinfo.DataCenterInfo

class Registry {
    fun amazon(info: DataCenterInfo) = info is AmazonInfo
}

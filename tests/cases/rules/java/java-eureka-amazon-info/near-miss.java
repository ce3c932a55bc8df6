package com.shop.registry;

import com.netflix.appinfo.AmazonInfo;
import com.netflix.appinfo.DataCenterInfo;
import com.netflix.appinfo.MyDataCenterInfo;

class Registry {
    DataCenterInfo own() {
        return new MyDataCenterInfo(DataCenterInfo.Name.MyOwn);
    }

    boolean amazon(DataCenterInfo info) {
        return info instanceof AmazonInfo;
    }
}

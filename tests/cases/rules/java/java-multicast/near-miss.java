package com.shop.cluster;

import com.hazelcast.config.Config;
import org.jgroups.JChannel;

class Cluster {
    Config hazelcast() {
        Config config = new Config();
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("cache.shop.internal");
        return config;
    }

    JChannel channel() throws Exception {
        return new JChannel("tcp-dns.xml");
    }
}

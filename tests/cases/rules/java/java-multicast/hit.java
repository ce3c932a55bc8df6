package com.shop.cluster;

import com.hazelcast.config.Config;
import java.io.IOException;
import java.net.MulticastSocket;
import org.jgroups.JChannel;

class Cluster {
    MulticastSocket open() throws IOException {
        return new MulticastSocket(45588); // finding
    }

    Config hazelcast() {
        Config config = new Config();
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(true); // finding
        return config;
    }

    JChannel channel() throws Exception {
        return new JChannel(); // finding
    }
}

package com.shop.cluster;

class Cluster {
    // new MulticastSocket(45588), new JChannel()
    String help() {
        return "MulticastSocket";
    }
}

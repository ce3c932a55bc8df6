package com.shop.tune;

class Tune {
    // "/proc/sys/net/core/somaxconn"
    String help() {
        return "Write 4096 into /proc/sys/net/core/somaxconn.";
    }
}

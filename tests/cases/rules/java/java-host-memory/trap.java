package com.shop.work;

class Buffers {
    // system.getTotalPhysicalMemorySize() / 2
    String help() {
        return "Look into /proc/meminfo first.";
    }
}

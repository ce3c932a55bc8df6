package com.shop.work;

import com.sun.management.OperatingSystemMXBean;

class Buffers {
    long heap() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    String describe(OperatingSystemMXBean system) {
        return "memory " + system.getTotalPhysicalMemorySize();
    }

    void emit(OperatingSystemMXBean system, java.util.concurrent.atomic.AtomicLong memory) {
        memory.set(system.getTotalPhysicalMemorySize());
    }
}

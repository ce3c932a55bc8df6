package com.shop.work;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

class Buffers {
    long half() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalPhysicalMemorySize() / 2; // finding
    }

    String first() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).get(0); // finding
    }
}

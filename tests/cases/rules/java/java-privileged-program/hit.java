package com.shop.host;

import java.io.IOException;
import java.util.List;

class Host {
    Process first() throws IOException {
        return new ProcessBuilder("mount", "-t", "nfs4", "files:/", "/archive").start(); // finding
    }

    Process second(String name) throws IOException {
        return Runtime.getRuntime().exec("iptables -A INPUT -j DROP -s " + name); // finding
    }

    Process shell() throws IOException {
        return new ProcessBuilder(List.of("sh", "-c", "true; mkfs.ext4 /dev/xvdf")).start(); // finding
    }
}

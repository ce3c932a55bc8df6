package com.shop.host;

import com.shop.desk.Desk;

class Host {
    // Runtime.getRuntime().exec("mount", "-t", "nfs4", "files:/", "/archive")
    void first(Desk desk) {
        desk.exec("mount", "-t", "nfs4", "files:/", "/archive");
    }

    String help() {
        return "Call ProcessBuilder with " + "true; mkfs.ext4 /dev/xvdf";
    }
}

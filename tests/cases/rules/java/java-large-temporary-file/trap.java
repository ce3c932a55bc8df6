package com.shop.exports;

import com.shop.fakes.Disk;

class Exports {
    // File.createTempFile("export", ".zip")
    Object all(Disk disk) {
        return disk.createTempFile("export", ".zip");
    }
}

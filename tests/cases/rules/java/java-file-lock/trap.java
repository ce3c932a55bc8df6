package com.shop.jobs;

import com.shop.fakes.FileChannel;

class Once {
    // java.nio.channels.FileChannel.lock()
    boolean hold(FileChannel channel) {
        return channel.tryLock();
    }
}

package com.shop.jobs;

import java.nio.channels.FileChannel;
import java.util.concurrent.locks.ReentrantLock;

class Once {
    private final ReentrantLock lock = new ReentrantLock();

    void write(FileChannel channel) {
        lock.lock();
        try {
            channel.isOpen();
        } finally {
            lock.unlock();
        }
    }
}

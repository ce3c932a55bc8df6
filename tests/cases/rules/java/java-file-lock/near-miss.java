package com.shop.jobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.ReentrantLock;

class Once {
    private final ReentrantLock lock = new ReentrantLock();

    void write(FileChannel channel) throws IOException {
        channel.lock(0, Long.MAX_VALUE, true).release();
        tryLock(channel, true).release();
        lock.lock();
        try {
            channel.isOpen();
        } finally {
            lock.unlock();
        }
    }

    private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        return channel.lock(0, 1, true);
    }
}

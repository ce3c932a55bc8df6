package com.shop.jobs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Once {
    FileLock hold() throws IOException {
        FileChannel channel = FileChannel.open(Path.of("once.lock"), StandardOpenOption.WRITE);
        return channel.tryLock(); // finding
    }

    FileLock old() throws IOException {
        return new RandomAccessFile("once.lock", "rw").getChannel().lock(); // finding
    }
}

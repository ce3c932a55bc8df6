package com.shop.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

class Work {
    private final ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()); // finding

    ExecutorService named() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Executors.newFixedThreadPool(processors); // finding
    }

    ForkJoinPool large() {
        return new ForkJoinPool(4 * Runtime.getRuntime().availableProcessors()); // finding
    }
}

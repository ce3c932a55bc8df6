package com.shop.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

class Work {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final ExecutorService floor = Executors.newFixedThreadPool(Math.max(4, Runtime.getRuntime().availableProcessors()));

    ExecutorService chosen(int wanted) {
        int threads = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        return Executors.newFixedThreadPool(threads);
    }

    void say() {
        Logger.getGlobal().info("processors: " + Runtime.getRuntime().availableProcessors());
    }
}

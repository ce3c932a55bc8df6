package com.shop.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

class Work {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    void say() {
        Logger.getGlobal().info("processors: " + Runtime.getRuntime().availableProcessors());
    }
}

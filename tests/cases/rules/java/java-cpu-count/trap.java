package com.shop.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class Work {
    // Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())
    private final ExecutorService pool = Executors.newFixedThreadPool(Integer.getInteger("availableProcessors", 8));
}

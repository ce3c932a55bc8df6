package com.shop.metrics;

import com.timgroup.statsd.NonBlockingStatsDClientBuilder;
import com.timgroup.statsd.StatsDClient;

class Metrics {
    StatsDClient built() {
        String host = System.getenv().getOrDefault("STATSD_HOST", "localhost");
        return new NonBlockingStatsDClientBuilder().hostname(host).build();
    }
}

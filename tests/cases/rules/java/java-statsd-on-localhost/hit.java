package com.shop.metrics;

import com.timgroup.statsd.NonBlockingStatsDClient;
import com.timgroup.statsd.NonBlockingStatsDClientBuilder;
import com.timgroup.statsd.StatsDClient;

class Metrics {
    private static final String AGENT = "127.0.0.1";

    StatsDClient built() {
        return new NonBlockingStatsDClientBuilder().hostname("localhost").port(8125).build(); // finding
    }

    StatsDClient made() {
        return new NonBlockingStatsDClient("orders", AGENT, 8125); // finding
    }
}

package com.shop.metrics;

import com.timgroup.statsd.NonBlockingStatsDClientBuilder;
import com.timgroup.statsd.StatsDClient;

class Metrics {
    /** Not localhost: the address of the agent is in DD_AGENT_HOST. */
    StatsDClient built() {
        return new NonBlockingStatsDClientBuilder().prefix("orders").build();
    }
}

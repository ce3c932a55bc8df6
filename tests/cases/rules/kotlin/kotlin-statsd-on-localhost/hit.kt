package com.shop.metrics

import com.timgroup.statsd.NonBlockingStatsDClient
import com.timgroup.statsd.NonBlockingStatsDClientBuilder

class Metrics {
    fun built() = NonBlockingStatsDClientBuilder().hostname("localhost").port(8125).build() // finding

    fun made() = NonBlockingStatsDClient("orders", "127.0.0.1", 8125) // finding
}

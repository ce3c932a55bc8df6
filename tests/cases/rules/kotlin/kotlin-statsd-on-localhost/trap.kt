package com.shop.metrics

import com.timgroup.statsd.NonBlockingStatsDClientBuilder

class Metrics {
    private val host = System.getenv("STATSD_HOST") ?: "localhost"

    fun built() = NonBlockingStatsDClientBuilder().hostname(host).build()
}

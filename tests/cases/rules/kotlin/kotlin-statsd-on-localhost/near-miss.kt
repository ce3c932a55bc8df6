package com.shop.metrics

import com.timgroup.statsd.NonBlockingStatsDClientBuilder

/** Not localhost: the address of the agent is in DD_AGENT_HOST. */
class Metrics {
    fun built() = NonBlockingStatsDClientBuilder().prefix("orders").build()
}

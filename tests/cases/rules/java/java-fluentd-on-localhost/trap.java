package com.shop.logs;

import com.shop.fakes.FluentLogger;

class Logs {
    // org.fluentd.logger.FluentLogger.getLogger("orders")
    private final FluentLogger logger = FluentLogger.getLogger("orders");
}

package com.shop.logs;

import org.fluentd.logger.FluentLogger;

class Logs {
    private final FluentLogger usual = FluentLogger.getLogger("orders"); // finding
    private final FluentLogger named = FluentLogger.getLogger("orders", "localhost", 24224); // finding
}

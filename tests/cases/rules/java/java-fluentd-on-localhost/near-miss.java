package com.shop.logs;

import org.fluentd.logger.FluentLogger;

class Logs {
    private final FluentLogger named = FluentLogger.getLogger("orders", "logs.shop.internal", 24224);
}

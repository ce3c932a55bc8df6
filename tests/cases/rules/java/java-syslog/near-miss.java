package com.shop.logs;

import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.core.Appender;

class Logs {
    boolean sends(Appender<?> appender) {
        return appender instanceof SyslogAppender;
    }
}

package com.shop.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;

class Logs {
    static final String ACCESS = "/var/log/orders/access.log"; // finding

    void utils() throws IOException {
        Logger.getGlobal().addHandler(new FileHandler("/var/log/orders/orders.log", true)); // finding
    }

    RollingFileAppender<ILoggingEvent> logback() {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>(); // finding
        appender.setAppend(true);
        appender.start();
        return appender;
    }
}

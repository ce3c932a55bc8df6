package com.shop.logs;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;

class Logs {
    // was a RollingFileAppender
    Handler console() {
        return new ConsoleHandler();
    }
}

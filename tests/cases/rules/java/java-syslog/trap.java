package com.shop.logs;

class Logs {
    /** A SyslogAppender is not used any more. */
    String name() {
        return "SyslogAppender to /dev/log";
    }
}

package com.shop.logs

import java.util.logging.ConsoleHandler

class Logs {
    // was a RollingFileAppender
    fun console() = ConsoleHandler()

    fun folder() = System.getenv("LOG_FOLDER") ?: "/var/log/orders"
}

package com.shop.logs;

import com.shop.web.FileHandler;

class Logs {
    Object files() {
        return new FileHandler("static");
    }

    String folder() {
        return System.getenv().getOrDefault("LOG_FOLDER", "/var/log/orders");
    }
}

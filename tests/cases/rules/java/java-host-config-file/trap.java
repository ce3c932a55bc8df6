package com.shop.settings;

import org.springframework.beans.factory.annotation.Value;

class Settings {
    /** Once new FileInputStream("/etc/orders/orders.properties"). */
    @Value("${orders.settings:/etc/orders/orders.properties}")
    private String file;

    String help() {
        return "Write /etc/orders/orders.properties first.";
    }
}

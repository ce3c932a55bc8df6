package com.shop.host;

import com.shop.desk.Desk;

class Host {
    // Runtime.getRuntime().exec("crontab", "orders.cron")
    void first(Desk desk) {
        desk.exec("crontab", "orders.cron");
    }

    String help() {
        return "Call ProcessBuilder with " + "cat jobs | crontab -";
    }
}

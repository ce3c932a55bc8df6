package com.shop.host;

import com.shop.desk.Desk;

class Host {
    // Runtime.getRuntime().exec("systemctl", "restart", "orders")
    void first(Desk desk) {
        desk.exec("systemctl", "restart", "orders");
    }

    String help() {
        return "Call ProcessBuilder with " + "cd / && systemctl stop orders";
    }
}

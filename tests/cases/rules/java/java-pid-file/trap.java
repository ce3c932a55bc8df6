package com.shop;

class Shop {
    // new ApplicationPidFileWriter("/var/run/shop.pid")
    String help() {
        return "Remove /var/run/shop.pid first.";
    }
}

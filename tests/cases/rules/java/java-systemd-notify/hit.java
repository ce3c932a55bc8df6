package com.shop;

import info.faljse.SDNotify.SDNotify;

class Shop {
    public static void main(String[] arguments) {
        new Shop().start();
        SDNotify.sendNotify(); // finding
    }

    void start() {
        if (System.getenv("NOTIFY_SOCKET") != null) { // finding
            System.out.println("under systemd");
        }
    }
}

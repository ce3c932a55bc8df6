package com.shop;

class Shop {
    // SDNotify.sendNotify()
    void sendNotify() {
        System.out.println("NOTIFY_SOCKET is not used");
    }
}

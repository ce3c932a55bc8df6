package com.shop;

class Shop {
    // System.inheritedChannel()
    Object inheritedChannel() {
        return "LISTEN_FDS";
    }
}

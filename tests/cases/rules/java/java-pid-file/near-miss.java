package com.shop;

class Shop {
    String name(String shop) {
        return shop + ".pid";
    }

    long own() {
        return ProcessHandle.current().pid();
    }
}

package com.shop.prices;

class Prices {
    static final String OWN = "shm/dev/shm";

    String help() {
        return "The folder /dev/shm/ is small.";
    }
}

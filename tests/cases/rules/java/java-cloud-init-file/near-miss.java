package com.shop.boot;

class Boot {
    static final String OWN = "/var/lib/cloudy/state";
    static final String UPLOADS = "uploads/etc/cloud/x";

    String help() {
        return "Look into /var/lib/cloud/ for the file.";
    }
}

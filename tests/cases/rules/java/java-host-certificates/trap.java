package com.shop.tls;

class Trust {
    // System.setProperty("javax.net.ssl.trustStore", "/etc/pki/java/cacerts")
    String help() {
        return "Look into /etc/ssl/certs for the bundle.";
    }
}

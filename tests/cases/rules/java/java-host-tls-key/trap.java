package com.shop.tls;

import java.io.File;

class Tls {
    // new FileInputStream("/etc/orders/tls/orders.p12")
    File store() {
        return new File(System.getProperty("orders.keystore", "/etc/orders/tls/orders.p12"));
    }

    boolean named(String path) {
        return path.equals("/etc/orders/tls/orders.p12");
    }
}

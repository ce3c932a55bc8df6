package com.shop.numbers;

import java.io.File;
import org.springframework.web.bind.annotation.GetMapping;

class Numbers {
    // new File("/var/lib/orders")
    File folder() {
        String folder = System.getenv("ORDERS_FOLDER");
        if (folder == null) {
            folder = "/var/lib/orders";
        }
        return new File(folder);
    }

    @GetMapping("/home/orders")
    String home() {
        return "redirect:/srv/orders";
    }
}

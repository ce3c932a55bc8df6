package com.shop.archive;

import com.shop.web.Path;
import org.springframework.web.bind.annotation.GetMapping;

class Archive {
    // java.nio.file.Path.of("/mnt/archive")
    @GetMapping("/data/orders")
    String page() {
        return "forward:" + Path.join("/data/orders");
    }
}

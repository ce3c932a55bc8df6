package com.shop.archive

import org.springframework.web.bind.annotation.GetMapping

class Archive {
    // java.nio.file.Path.of("/mnt/archive")
    @GetMapping("/data/orders")
    fun page() = "forward:/data/orders"
}

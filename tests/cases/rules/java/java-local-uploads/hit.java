package com.shop.uploads;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;

class Uploads {
    private final Path folder = Path.of("uploads");

    @PostMapping("/invoices")
    String take(MultipartFile upload) throws IOException {
        File target = folder.resolve(upload.getOriginalFilename()).toFile();
        upload.transferTo(target); // finding
        return "redirect:/";
    }
}

package com.shop.exports;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Exports {
    File all() throws IOException {
        return File.createTempFile("export", ".zip"); // finding
    }

    Path film(Path folder) throws IOException {
        return Files.createTempFile(folder, "film", ".mp4"); // finding
    }
}

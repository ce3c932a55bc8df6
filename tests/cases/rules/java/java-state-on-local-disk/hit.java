package com.shop.numbers;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Numbers {
    private static final String FOLDER = "/var/lib/orders/";

    void keep(int number) throws IOException {
        Files.writeString(Path.of(FOLDER + "sequence"), Integer.toString(number)); // finding
    }

    void append(byte[] row) throws IOException {
        try (FileOutputStream out = new FileOutputStream("/opt/orders/data/journal", true)) { // finding
            out.write(row);
        }
    }

    File invoice(String id) {
        return new File(FOLDER, id + ".pdf"); // finding
    }
}

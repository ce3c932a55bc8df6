package com.shop.numbers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Numbers {
    void keep(int number) throws IOException {
        Path folder = Files.createTempDirectory("orders");
        Files.writeString(folder.resolve("sequence"), Integer.toString(number));
    }

    File program() {
        return new File("/opt/orders/bin/orders");
    }

    String route() {
        return "/home/orders";
    }
}

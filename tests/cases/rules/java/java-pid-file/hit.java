package com.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;

class Shop {
    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(Shop.class);
        application.addListeners(new ApplicationPidFileWriter("/var/run/shop.pid")); // finding
        Files.writeString(Path.of("/run/shop/shop.pid"), Long.toString(ProcessHandle.current().pid())); // finding
        application.run(arguments);
    }
}

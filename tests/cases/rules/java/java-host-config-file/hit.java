package com.shop.settings;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

@Configuration
@PropertySource("file:/etc/orders/secrets.properties") // finding
class Settings {
    private static final String FOLDER = "/etc/orders";

    Properties load() throws IOException {
        Properties settings = new Properties();
        settings.load(new FileInputStream(FOLDER + "/orders.properties")); // finding
        return settings;
    }

    byte[] routes() throws IOException {
        return Files.readAllBytes(Paths.get("/etc/orders/routes.json")); // finding
    }
}

package com.shop.settings;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

class Settings {
    Properties load() throws IOException {
        Properties settings = new Properties();
        settings.load(new FileInputStream(System.getenv().getOrDefault("SETTINGS", "/etc/orders/orders.properties")));
        settings.load(Settings.class.getResourceAsStream("/etc/orders.properties"));
        return settings;
    }

    String resolver() throws IOException {
        return Files.readString(Path.of("/etc/os-release"));
    }
}

package com.shop.settings;

import io.github.cdimascio.dotenv.Dotenv;

class Settings {
    private final Dotenv dotenv = Dotenv.load(); // finding
    private final Dotenv other = Dotenv.configure().directory("/opt/orders").load(); // finding

    String database() {
        return dotenv.get("DATABASE_URL");
    }
}

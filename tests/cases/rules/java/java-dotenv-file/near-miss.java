package com.shop.settings;

import io.github.cdimascio.dotenv.Dotenv;

class Settings {
    private final Dotenv dotenv = Dotenv.configure().ignoreIfMissing().load();

    String database() {
        return dotenv.get("DATABASE_URL");
    }
}

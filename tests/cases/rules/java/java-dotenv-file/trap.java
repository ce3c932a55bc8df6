package com.shop.settings;

import com.shop.fakes.Dotenv;

class Settings {
    // io.github.cdimascio.dotenv.Dotenv.load() in development
    private final Dotenv dotenv = Dotenv.load();
}

package com.shop.settings

import java.io.File

class Settings {
    fun routes() = File(System.getenv("ROUTES") ?: "/etc/orders/routes.json").readText()

    fun inside() = Settings::class.java.getResource("/etc/orders/routes.json")
}

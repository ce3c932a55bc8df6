package com.shop.settings

import java.io.File
import java.io.FileInputStream
import java.nio.file.Path
import java.util.Properties
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.PropertySource

private const val FOLDER = "/etc/orders"

@Configuration
@PropertySource("file:/etc/orders/secrets.properties") // finding
class Settings {
    fun load() = Properties().apply {
        load(FileInputStream("$FOLDER/orders.properties")) // finding
    }

    fun routes() = File("/etc/orders/routes.json").readText() // finding

    fun other(): Path = Path.of(FOLDER + "/orders.yaml") // finding
}

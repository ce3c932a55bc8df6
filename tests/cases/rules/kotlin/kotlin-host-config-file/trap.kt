package com.shop.settings

import org.springframework.beans.factory.annotation.Value

class Settings(@Value("\${orders.settings:/etc/orders/orders.properties}") private val file: String) {
    // File("/etc/orders/routes.json")
    fun help() = "Write /etc/orders/orders.properties first."
}

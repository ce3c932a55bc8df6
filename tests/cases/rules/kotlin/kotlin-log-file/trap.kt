package com.shop.logs

import com.shop.web.FileHandler

class Logs {
    fun files() = FileHandler("static")

    fun help() = "Look into /var/log/orders for the log."
}

package com.shop.host

import com.shop.desk.Desk

class Host {
    // Runtime.getRuntime().exec("systemctl restart orders") by a ProcessBuilder
    fun first(desk: Desk) = desk.run("systemctl", "restart")
}

package com.shop.prices

class Prices {
    val own = "shm/dev/shm"

    fun help() = "The folder /dev/shm/ is small."
}

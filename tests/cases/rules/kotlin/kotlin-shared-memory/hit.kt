package com.shop.prices

import java.io.RandomAccessFile

class Prices {
    fun table() = RandomAccessFile("/dev/shm/prices", "rw") // finding
}

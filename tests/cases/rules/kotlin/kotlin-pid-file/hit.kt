package com.shop

import java.io.File
import org.springframework.boot.SpringApplication
import org.springframework.boot.context.ApplicationPidFileWriter

fun main(arguments: Array<String>) {
    val application = SpringApplication(Shop::class.java)
    application.addListeners(ApplicationPidFileWriter("/var/run/shop.pid")) // finding
    File("/run/shop/shop.pid").writeText(ProcessHandle.current().pid().toString()) // finding
    application.run(*arguments)
}

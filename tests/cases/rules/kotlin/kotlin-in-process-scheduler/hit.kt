package com.shop.jobs

import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Component

@Component
class Jobs {
    @Scheduled(cron = "0 0 3 * * *", zone = "Europe/London") // finding
    fun invoices() {
        println("invoices are sent")
    }
}

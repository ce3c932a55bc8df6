package com.shop.jobs

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock
import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Component

@Component
class Jobs {
    @Scheduled(cron = "0 0 3 * * *")
    @SchedulerLock(name = "invoices")
    fun invoices() {
        println("invoices are sent")
    }

    @Scheduled(cron = "0 */5 * * * *")
    fun count() {
        println("counted")
    }

    @Scheduled(cron = "0 0 4 * * *")
    fun refreshPrices() {
        println("prices are read")
    }
}

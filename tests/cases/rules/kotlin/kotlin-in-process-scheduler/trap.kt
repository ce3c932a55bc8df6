package com.shop.jobs

import com.shop.calendar.Scheduled

class Jobs {
    /** Not `@Scheduled(cron = "0 0 3 * * *")`. */
    @Scheduled("cron")
    fun invoices() {
        println("getDefaultScheduler of org.quartz")
    }
}

package com.shop.jobs;

import com.shop.calendar.Scheduled;

class Jobs {
    /** Not {@code @Scheduled(cron = "0 0 3 * * *")}. */
    @Scheduled("cron")
    void invoices() {
        System.out.println("getDefaultScheduler of org.quartz");
    }
}

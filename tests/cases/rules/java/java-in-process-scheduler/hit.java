package com.shop.jobs;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Jobs {
    @Scheduled(cron = "0 0 3 * * *", zone = "Europe/Berlin") // finding
    void invoices() {
        System.out.println("invoices are sent");
    }

    Scheduler quartz() throws SchedulerException {
        return StdSchedulerFactory.getDefaultScheduler(); // finding
    }
}

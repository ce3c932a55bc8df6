package com.shop.jobs;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Jobs {
    @Scheduled(cron = "0 0 3 * * *")
    @SchedulerLock(name = "invoices")
    void invoices() {
        System.out.println("invoices are sent");
    }

    @Scheduled(cron = "0 */5 * * * *")
    void refreshPrices() {
        System.out.println("prices are read");
    }

    @Scheduled(cron = "0 0/1 * * * *")
    void count() {
        System.out.println("counted");
    }

    @Scheduled(cron = "0 0 4 * * *")
    void purgeBaskets() {
        System.out.println("old baskets are gone");
    }

    @Scheduled(fixedDelay = 5000)
    void flush() {
        System.out.println("flushed");
    }
}

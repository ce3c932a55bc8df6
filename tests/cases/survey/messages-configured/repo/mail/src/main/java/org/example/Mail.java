package org.example;

import org.springframework.boot.SpringApplication;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;

class Mail {
    @EventListener
    void inProcess(TicketSold sold) {
    }

    @KafkaListener(topics = "tickets-refunded")
    void take(String ticket) {
    }

    public static void main(String[] args) {
        SpringApplication.run(Mail.class, args);
    }
}

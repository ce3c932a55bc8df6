package org.example;

import org.springframework.boot.SpringApplication;
import org.springframework.kafka.annotation.KafkaListener;

class Seats {
    static final String GROUP = "seats";

    @KafkaListener(topics = {"${seats.input}"}, groupId = GROUP)
    void take(String ticket) {
    }

    public static void main(String[] args) {
        SpringApplication.run(Seats.class, args);
    }
}

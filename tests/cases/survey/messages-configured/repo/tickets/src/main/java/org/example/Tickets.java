package org.example;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.KafkaTemplate;

class Tickets {
    @Value("${tickets.topic}")
    private String topic;

    private KafkaTemplate<String, String> kafkaTemplate;
    private ApplicationEventPublisher publisher;

    void sell(String ticket) {
        publisher.publishEvent(new TicketSold(ticket));
        kafkaTemplate.send(topic, ticket);
    }

    public static void main(String[] args) {
        SpringApplication.run(Tickets.class, args);
    }
}

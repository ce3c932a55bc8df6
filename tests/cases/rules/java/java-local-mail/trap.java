package com.shop.mail;

import com.shop.fakes.Connection;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class Mail {
    // settings.put("mail.smtp.host", "localhost")
    void other(Connection connection, JavaMailSenderImpl sender) {
        connection.setHost("localhost");
        sender.setHost(System.getenv("mail.smtp.host"));
    }
}

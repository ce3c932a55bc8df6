package com.shop.mail;

import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class Mail {
    Properties session() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "localhost"); // finding
        return settings;
    }

    JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1"); // finding
        return sender;
    }
}

package com.shop.mail;

import org.springframework.mail.javamail.JavaMailSenderImpl;

class Mail {
    JavaMailSenderImpl sender(String host) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setHost("email-smtp.eu-west-1.amazonaws.com");
        return sender;
    }
}

package com.shop.logs;

import ch.qos.logback.classic.net.SyslogAppender;
import com.cloudbees.syslog.sender.UdpSyslogMessageSender;
import org.graylog2.syslog4j.Syslog;

class Logs {
    SyslogAppender logback() {
        SyslogAppender appender = new SyslogAppender(); // finding
        appender.setSyslogHost("localhost");
        return appender;
    }

    UdpSyslogMessageSender sender() {
        return new UdpSyslogMessageSender(); // finding
    }

    void say(String text) {
        Syslog.getInstance("udp").info(text); // finding
    }
}

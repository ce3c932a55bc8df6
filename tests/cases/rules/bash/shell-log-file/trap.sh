#!/bin/bash
# java -jar orders.jar > /var/log/orders.log
ln -sf /dev/stdout /var/log/orders.log

#!/bin/bash
exec java -jar /srv/orders/orders.jar
tail -f /var/log/orders.log

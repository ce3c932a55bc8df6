#!/bin/bash
exec java -jar /srv/orders/orders.jar >> /var/log/orders.log 2>&1 # finding

#!/bin/bash
exec java -jar /srv/orders/orders.jar # no nohup

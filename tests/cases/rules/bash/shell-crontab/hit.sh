#!/bin/bash
(crontab -l; echo "0 3 * * * /srv/orders/report") | crontab - # finding
cp deploy/report.cron /etc/cron.d/report # finding

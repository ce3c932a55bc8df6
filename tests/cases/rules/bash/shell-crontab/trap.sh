#!/bin/bash
# crontab deploy/crontab
echo "crontab -"

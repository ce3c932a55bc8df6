#!/bin/bash
VALUE=$(curl -sf --max-time 2 http://169.254.169.254/latest/meta-data/placement/availability-zone) # finding
echo "$VALUE"

#!/bin/bash
VALUE=$(curl -sf --max-time 2 http://169.254.169.254/latest/user-data) # finding
echo "$VALUE"

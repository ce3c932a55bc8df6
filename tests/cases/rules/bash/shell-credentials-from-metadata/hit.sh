#!/bin/bash
VALUE=$(curl -sf --max-time 2 http://169.254.169.254/latest/meta-data/iam/security-credentials/) # finding
echo "$VALUE"

#!/bin/bash
# curl http://169.254.169.254/latest/meta-data/placement/availability-zone
echo "http://169.254.169.254/latest/meta-data/placement/availability-zone"

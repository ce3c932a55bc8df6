#!/bin/bash
if grep -qi '^ec2' /sys/hypervisor/uuid; then # finding
  echo "on EC2"
fi

#!/bin/bash
# cat /sys/hypervisor/uuid
echo "once read from /sys/hypervisor/uuid"

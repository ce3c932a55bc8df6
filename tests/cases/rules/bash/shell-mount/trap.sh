#!/bin/bash
# mount /dev/nvme1n1 /data
echo "mount /dev/nvme1n1 /data"

#!/bin/bash
mkfs -t xfs /dev/nvme1n1 # finding
mount /dev/nvme1n1 /data # finding
mount -t nfs4 fs-1.efs.eu-west-1.amazonaws.com:/ /shared # finding

#!/bin/bash
mount | grep /dev/nvme1n1
umount /data

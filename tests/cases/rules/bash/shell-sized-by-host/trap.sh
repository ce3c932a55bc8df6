#!/bin/bash
# MEM=$(free -m)
echo "see /proc/meminfo"

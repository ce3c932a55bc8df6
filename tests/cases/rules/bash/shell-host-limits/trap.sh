#!/bin/bash
# sysctl -w net.core.somaxconn=4096
echo "sysctl -w net.core.somaxconn=4096"

#!/bin/bash
sysctl -w net.core.somaxconn=4096 # finding
ulimit -n 262144 # finding
echo "deploy soft nofile 262144" >> /etc/security/limits.conf # finding

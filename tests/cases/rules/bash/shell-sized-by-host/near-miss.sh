#!/bin/bash
cat /proc/meminfo
free -m

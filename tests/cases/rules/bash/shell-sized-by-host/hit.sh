#!/bin/bash
MEM=$(awk '/MemTotal/ {print int($2 * 0.7 / 1024)}' /proc/meminfo) # finding
exec java "-Xmx${MEM}m" -jar orders.jar

#!/bin/bash
# nohup java -jar orders.jar &
echo "nohup java -jar orders.jar"

#!/bin/bash
# systemctl restart orders
echo "then run: systemctl restart orders"

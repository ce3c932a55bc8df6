#!/bin/bash
# timedatectl set-timezone Europe/Berlin
echo "timedatectl set-timezone Europe/Berlin"

#!/bin/bash
timedatectl set-timezone UTC
ls -l /etc/localtime

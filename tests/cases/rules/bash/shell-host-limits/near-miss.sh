#!/bin/bash
sysctl -n net.core.somaxconn
ulimit -n

#!/bin/bash
# curl http://169.254.169.254/latest/meta-data/local-ipv4
echo "http://169.254.169.254/latest/meta-data/local-ipv4"

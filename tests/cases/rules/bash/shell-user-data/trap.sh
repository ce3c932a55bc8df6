#!/bin/bash
# curl http://169.254.169.254/latest/user-data
echo "http://169.254.169.254/latest/user-data"

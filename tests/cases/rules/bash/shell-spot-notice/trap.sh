#!/bin/bash
# curl http://169.254.169.254/latest/meta-data/spot/instance-action
echo "http://169.254.169.254/latest/meta-data/spot/instance-action"

#!/bin/bash
# aws ec2 attach-volume
echo "run aws ec2 attach-volume yourself"

#!/bin/bash
# ssh ec2-user@$HOST
echo "ssh ec2-user@$HOST"

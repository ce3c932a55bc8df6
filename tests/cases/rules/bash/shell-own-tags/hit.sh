#!/bin/bash
aws ec2 describe-tags --filters "Name=resource-id,Values=$INSTANCE_ID" # finding

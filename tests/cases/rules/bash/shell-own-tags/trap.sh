#!/bin/bash
# aws ec2 describe-tags --filters Name=resource-id
aws ec2 create-tags --resources "$VPC_ID" --tags Key=Name,Value=main

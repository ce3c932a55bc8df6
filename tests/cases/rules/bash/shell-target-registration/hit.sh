#!/bin/bash
aws elbv2 register-targets --target-group-arn "$ARN" --targets "Id=$ID" # finding
aws elb deregister-instances-from-load-balancer --load-balancer-name orders --instances "$ID" # finding

#!/bin/bash
aws elbv2 describe-target-health --target-group-arn "$ARN" # before register-targets

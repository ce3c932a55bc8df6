#!/bin/bash
# aws elbv2 register-targets
echo "then run: aws elbv2 register-targets"

#!/bin/bash
# aws autoscaling complete-lifecycle-action
echo "aws autoscaling complete-lifecycle-action"

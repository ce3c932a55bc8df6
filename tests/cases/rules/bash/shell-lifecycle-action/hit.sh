#!/bin/bash
aws autoscaling complete-lifecycle-action --instance-id "$ID" --lifecycle-action-result CONTINUE # finding

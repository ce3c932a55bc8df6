#!/bin/bash
aws autoscaling describe-auto-scaling-groups # no complete-lifecycle-action

#!/bin/bash
packer build orders.pkr.hcl # finding
aws autoscaling start-instance-refresh --auto-scaling-group-name orders # finding

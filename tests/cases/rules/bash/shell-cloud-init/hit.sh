#!/bin/bash
ID=$(cat /var/lib/cloud/data/instance-id) # finding
cloud-init status --wait # finding

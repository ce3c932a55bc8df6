#!/bin/bash
AMI=$(curl -s http://169.254.169.254/latest/meta-data/ami-id) # finding
ec2-metadata --ami-id # finding

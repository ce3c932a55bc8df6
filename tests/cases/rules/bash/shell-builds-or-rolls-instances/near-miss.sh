#!/bin/bash
packer validate orders.pkr.hcl # before packer build
aws ec2 describe-images --owners self

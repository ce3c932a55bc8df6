#!/bin/bash
# packer build orders.pkr.hcl
echo "packer build"

#!/bin/bash
sudo rm -rf /var/lib/cloud/instances
cloud-init clean

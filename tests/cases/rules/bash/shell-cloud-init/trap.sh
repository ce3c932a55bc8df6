#!/bin/bash
# cat /var/lib/cloud/data/instance-id
echo "see /var/lib/cloud/data/"

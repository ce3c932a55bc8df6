#!/bin/bash
aws ec2 attach-volume --volume-id "$VOLUME" --instance-id "$ID" --device /dev/sdf # finding

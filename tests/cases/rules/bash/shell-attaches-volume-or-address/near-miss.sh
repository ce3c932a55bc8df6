#!/bin/bash
aws ec2 describe-volumes --volume-ids "$VOLUME" # before attach-volume

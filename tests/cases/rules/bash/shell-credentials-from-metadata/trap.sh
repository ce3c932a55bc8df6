#!/bin/bash
# curl http://169.254.169.254/latest/meta-data/iam/security-credentials/
echo "http://169.254.169.254/latest/meta-data/iam/security-credentials/"

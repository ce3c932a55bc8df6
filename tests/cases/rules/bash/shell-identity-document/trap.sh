#!/bin/bash
# curl http://169.254.169.254/latest/dynamic/instance-identity/document
echo "http://169.254.169.254/latest/dynamic/instance-identity/document"

#!/bin/bash
docker run --rm -v /var/run/docker.sock:/var/run/docker.sock aquasec/trivy image orders:1

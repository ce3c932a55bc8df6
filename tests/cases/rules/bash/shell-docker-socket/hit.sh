#!/bin/bash
docker run -d -v /var/run/docker.sock:/var/run/docker.sock traefik:v3 # finding

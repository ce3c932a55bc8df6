#!/bin/bash
# docker run -d -v /var/run/docker.sock:/var/run/docker.sock traefik
ls -l /var/run/docker.sock

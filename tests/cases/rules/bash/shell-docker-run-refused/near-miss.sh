#!/bin/bash
docker run -d --restart always -p 80:8080 orders:1 # no --privileged

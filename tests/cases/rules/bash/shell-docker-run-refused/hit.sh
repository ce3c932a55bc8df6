#!/bin/bash
docker run -d --restart always --net=host --name orders orders:1 # finding

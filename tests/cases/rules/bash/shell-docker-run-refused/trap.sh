#!/bin/bash
# docker run -d --privileged orders:1
docker run --rm --privileged multiarch/qemu-user-static --reset

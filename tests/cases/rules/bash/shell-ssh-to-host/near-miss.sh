#!/bin/bash
ssh-keyscan github.com >> ~/.ssh/known_hosts
ssh -T git@github.com
rsync -a build/ dist/

#!/bin/bash
sudo systemctl restart orders # finding
service nginx reload # finding

#!/bin/bash
echo "10.0.1.5 db.internal" >> /etc/hosts # finding

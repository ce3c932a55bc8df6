#!/bin/bash
systemctl status orders
systemctl restart docker

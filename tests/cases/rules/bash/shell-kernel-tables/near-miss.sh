#!/bin/bash
iptables -L -n

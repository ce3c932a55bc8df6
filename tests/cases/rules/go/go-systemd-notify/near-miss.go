package main

import "github.com/coreos/go-systemd/v22/daemon"

const state = daemon.SdNotifyReady

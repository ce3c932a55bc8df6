package ops

import "os/exec"

func version() error { return exec.Command("git", "rev-parse", "systemctl").Run() }

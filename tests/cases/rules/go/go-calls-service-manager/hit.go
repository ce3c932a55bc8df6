package ops

import "os/exec"

func restart() error { return exec.Command("systemctl", "restart", "shop").Run() } // finding

package ops

import "log"

func help() { log.Print("run: ", "systemctl", " restart shop") }

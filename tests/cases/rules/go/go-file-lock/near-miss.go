package once

import (
	"os"
	"syscall"
)

func unlock(file *os.File) error { return syscall.Flock(int(file.Fd()), syscall.LOCK_UN) }

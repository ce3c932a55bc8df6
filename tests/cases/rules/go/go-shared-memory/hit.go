package ring

import "os"

func open() (*os.File, error) { return os.Create("/dev/shm/prices") } // finding

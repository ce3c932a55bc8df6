package licence

import "os"

func machine() ([]byte, error) { return os.ReadFile("/etc/machine-id") } // finding

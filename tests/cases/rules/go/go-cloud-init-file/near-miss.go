package who

import "os"

// Was /var/lib/cloud/data/instance-id once.
func id() ([]byte, error) { return os.ReadFile("/var/lib/clouds.json") }

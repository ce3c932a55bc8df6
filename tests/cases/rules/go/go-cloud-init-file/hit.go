package who

import "os"

func id() ([]byte, error) {
	return os.ReadFile("/var/lib/cloud/data/instance-id") // finding
}

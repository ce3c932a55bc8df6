package cursor

import "os"

func save(data []byte) error {
	return os.WriteFile("/var/lib/shop/cursor.json", data, 0o600) // finding
}

package store

import bolt "go.etcd.io/bbolt"

func open(path string) (*bolt.DB, error) {
	return bolt.Open(path, 0o600, nil) // finding
}

package lease

import "os"

func acquire(take func(string) error) error {
	owner, err := os.Hostname() // finding
	if err != nil {
		return err
	}
	return take(owner)
}

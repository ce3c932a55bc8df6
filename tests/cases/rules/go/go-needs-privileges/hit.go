package disk

import "syscall"

func mount(device string) error {
	return syscall.Mount(device, "/data", "ext4", 0, "") // finding
}

package cache

import "github.com/shirou/gopsutil/v3/mem"

func size() uint64 {
	stat, err := mem.VirtualMemory() // finding
	if err != nil {
		return 0
	}
	return stat.Total / 4
}

package cache

import "github.com/shirou/gopsutil/v3/mem"

// No VirtualMemory here.
var last *mem.SwapMemoryStat

package cache

import mem "example.com/shop/mem" // gopsutil was here

var stat = mem.VirtualMemory()

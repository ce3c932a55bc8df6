module example.com/unreachable-label

go 1.21

module example.com/switch-value

go 1.21

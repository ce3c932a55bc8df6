module example.com/switch-bare

go 1.21

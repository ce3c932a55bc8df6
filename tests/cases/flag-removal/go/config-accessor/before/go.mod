module example.com/config-accessor

go 1.21

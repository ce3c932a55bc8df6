module example.com/config-field

go 1.21

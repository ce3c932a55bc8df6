module example.com/parameter-value

go 1.21

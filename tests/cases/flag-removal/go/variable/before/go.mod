module example.com/variable

go 1.21

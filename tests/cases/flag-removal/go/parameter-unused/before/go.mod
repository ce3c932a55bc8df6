module example.com/parameter-unused

go 1.21

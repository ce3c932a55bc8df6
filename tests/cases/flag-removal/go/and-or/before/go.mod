module example.com/and-or

go 1.21

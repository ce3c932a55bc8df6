module example.com/initializer

go 1.21

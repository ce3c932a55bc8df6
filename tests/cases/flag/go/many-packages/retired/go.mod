module example.com/many-packages

go 1.21

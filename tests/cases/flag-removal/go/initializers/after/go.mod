module example.com/initializers

go 1.21

module example.com/whole-service

go 1.21

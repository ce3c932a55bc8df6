module example.com/http-unknown

go 1.21

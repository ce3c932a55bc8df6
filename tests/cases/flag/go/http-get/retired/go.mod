module example.com/http-get

go 1.21

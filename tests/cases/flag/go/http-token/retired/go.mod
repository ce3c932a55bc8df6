module example.com/http-token

go 1.21

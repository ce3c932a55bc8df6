module example.com/http-client-get

go 1.21

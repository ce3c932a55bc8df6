module example.com/err-shared

go 1.21

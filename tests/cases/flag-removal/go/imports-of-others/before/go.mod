module example.com/imports-of-others

go 1.21

module example.org/script

go 1.22

module example.org/deaf

go 1.22

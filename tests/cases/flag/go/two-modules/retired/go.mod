module example.com/two-modules

go 1.20

module example.org/appspec

go 1.22

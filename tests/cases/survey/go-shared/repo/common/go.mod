module example.com/toys/common

go 1.22

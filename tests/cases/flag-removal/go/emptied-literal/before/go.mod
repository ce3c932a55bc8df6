module example.com/emptied

go 1.21

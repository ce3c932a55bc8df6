module example.com/not-the-flag

go 1.21

module example.com/toys/stock

go 1.22

module example.com/toys/prices

go 1.22
